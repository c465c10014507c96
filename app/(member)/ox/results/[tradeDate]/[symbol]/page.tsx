import { getTranslations } from 'next-intl/server'
import { ReceiptScreen } from '@/components/ox/receipt/receipt-screen'

type Props = PageProps<'/ox/results/[tradeDate]/[symbol]'>

export const generateMetadata = async ({ params }: Props) => {
  const [t, { symbol }] = await Promise.all([getTranslations('ox.receipt'), params])
  return { title: t('title', { name: decodeURIComponent(symbol) }) }
}

export default async function ReceiptPage({ params }: Props) {
  const { tradeDate, symbol } = await params
  return <ReceiptScreen tradeDate={tradeDate} symbol={decodeURIComponent(symbol)} />
}
