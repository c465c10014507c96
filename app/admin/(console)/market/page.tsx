import { getTranslations } from 'next-intl/server'
import { SessionsScreen } from '@/components/admin/market/sessions-screen'

export const generateMetadata = async () => ({ title: (await getTranslations('market.sessions'))('title') })

export default function MarketPage() {
  return <SessionsScreen />
}
