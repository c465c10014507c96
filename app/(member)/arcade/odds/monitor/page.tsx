import { getTranslations } from 'next-intl/server'
import { OddsMonitorBoard } from '@/components/arcade/odds-monitor-board'
import { listGames } from '@/lib/arcade/freezes/reads'
import { listWatches } from '@/lib/arcade/monitor/reads'

export const generateMetadata = async () => ({ title: (await getTranslations('games.public'))('title') })

export default async function OddsMonitorPage() {
  const [watches, games] = await Promise.all([listWatches(), listGames()])
  return <OddsMonitorBoard watches={watches} games={games} />
}
