import { getTranslations } from 'next-intl/server'
import { HistoryScreen } from '@/components/ox/history/history-screen'
import { stateOf } from '@/components/ox/history/states'

export const generateMetadata = async () => ({ title: (await getTranslations('ox.history'))('title') })

export default async function OxHistoryPage({ searchParams }: PageProps<'/ox/history'>) {
  const state = stateOf((await searchParams).state)
  return <HistoryScreen key={state} state={state} />
}
