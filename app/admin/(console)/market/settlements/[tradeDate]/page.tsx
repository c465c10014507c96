import { getTranslations } from 'next-intl/server'
import { SettlementScreen } from '@/components/admin/market/settlement-screen'

export const generateMetadata = async () => ({ title: (await getTranslations('market.settlement'))('title') })

export default async function SettlementPage({ params }: PageProps<'/admin/market/settlements/[tradeDate]'>) {
  return <SettlementScreen tradeDate={(await params).tradeDate} />
}
