import { getTranslations } from 'next-intl/server'
import { CrashOdds } from '@/components/arcade/odds/crash-odds'
import { getAskedOdds, getCrashOdds, listOddsHistory } from '@/lib/arcade/paytables/reads'

export const generateMetadata = async () => ({ title: (await getTranslations('odds.crash'))('title') })

export default async function CrashOddsPage({ searchParams }: PageProps<'/arcade/crash/odds'>) {
  const { version } = await searchParams
  const [odds, history] = await Promise.all([
    getAskedOdds(getCrashOdds, version),
    listOddsHistory({ game: 'crash', limit: 50 }),
  ])
  return <CrashOdds odds={odds} history={history.items} />
}
