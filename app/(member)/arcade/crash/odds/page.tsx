import { getTranslations } from 'next-intl/server'
import { CrashOdds } from '@/components/arcade/odds/crash-odds'
import { getCrashOdds, listOddsHistory, versionAsked } from '@/lib/arcade/paytables/reads'

export const generateMetadata = async () => ({ title: (await getTranslations('odds.crash'))('title') })

export default async function CrashOddsPage({ searchParams }: PageProps<'/arcade/crash/odds'>) {
  const { version } = await searchParams
  const [odds, history] = await Promise.all([
    getCrashOdds(versionAsked(version)),
    listOddsHistory({ game: 'crash', limit: 50 }),
  ])
  return <CrashOdds odds={odds} history={history.items} />
}
