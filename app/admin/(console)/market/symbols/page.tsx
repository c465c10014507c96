import { getTranslations } from 'next-intl/server'
import { SymbolsScreen } from '@/components/admin/market/symbols-screen'

export const generateMetadata = async () => ({ title: (await getTranslations('market.symbols'))('title') })

export default function SymbolsPage() {
  return <SymbolsScreen />
}
