import { getTranslations } from 'next-intl/server'
import { HeldScreen } from '@/components/admin/market/held-screen'

export const generateMetadata = async () => ({ title: (await getTranslations('market.held'))('title') })

export default function HeldPage() {
  return <HeldScreen />
}
