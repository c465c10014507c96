import { getTranslations } from 'next-intl/server'
import { GachaOdds } from '@/components/arcade/gacha/gacha-odds'
import { Words } from '@/components/layout/words'
import { getGachaOdds } from '@/lib/arcade/gacha/reads'
import { getAskedOdds, listOddsHistory } from '@/lib/arcade/paytables/reads'

export const generateMetadata = async () => ({ title: (await getTranslations('gacha.odds'))('title') })

export default async function GachaOddsPage({ searchParams }: PageProps<'/arcade/gacha/odds'>) {
  const { version } = await searchParams
  const [odds, history] = await Promise.all([
    getAskedOdds(getGachaOdds, version),
    listOddsHistory({ game: 'gacha', limit: 50 }),
  ])
  return (
    <Words of={['arcade', 'gacha', 'odds']}>
      <GachaOdds odds={odds} history={history.items} />
    </Words>
  )
}
