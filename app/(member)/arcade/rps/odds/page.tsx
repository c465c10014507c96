import { getTranslations } from 'next-intl/server'
import { RpsOdds } from '@/components/arcade/odds/rps-odds'
import { getAskedOdds, getRpsOdds, listOddsHistory } from '@/lib/arcade/paytables/reads'

export const generateMetadata = async () => ({ title: (await getTranslations('odds.rps'))('title') })

export default async function RpsOddsPage({ searchParams }: PageProps<'/arcade/rps/odds'>) {
  const { version } = await searchParams
  const [odds, history] = await Promise.all([
    getAskedOdds(getRpsOdds, version),
    listOddsHistory({ game: 'rps', limit: 50 }),
  ])
  return <RpsOdds odds={odds} history={history.items} />
}
