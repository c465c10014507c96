import { getTranslations } from 'next-intl/server'
import { PricesScreen } from '@/components/admin/market/prices-screen'

export const generateMetadata = async () => ({ title: (await getTranslations('market.prices'))('title') })

export default function PricesPage() {
  return <PricesScreen />
}
