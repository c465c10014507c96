import { getTranslations } from 'next-intl/server'
import { ResultsScreen } from '@/components/ox/results/results-screen'

export const generateMetadata = async ({ params }: PageProps<'/ox/results/[tradeDate]'>) => {
  const [t, { tradeDate }] = await Promise.all([getTranslations('ox.results'), params])
  return { title: t('title', { day: tradeDate }) }
}

export default async function ResultsPage({ params }: PageProps<'/ox/results/[tradeDate]'>) {
  const { tradeDate } = await params
  return <ResultsScreen tradeDate={tradeDate} />
}
