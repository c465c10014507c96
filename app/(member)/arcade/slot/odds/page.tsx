import { getTranslations } from 'next-intl/server'
import { SlotOdds } from '@/components/arcade/odds/slot-odds'
import { getAskedOdds, getSlotOdds, listOddsHistory } from '@/lib/arcade/paytables/reads'

export const generateMetadata = async () => ({ title: (await getTranslations('arcade.odds'))('title') })

export default async function SlotOddsPage({ searchParams }: PageProps<'/arcade/slot/odds'>) {
  const { version } = await searchParams
  const [odds, history] = await Promise.all([
    getAskedOdds(getSlotOdds, version),
    listOddsHistory({ game: 'slot', limit: 50 }),
  ])
  return <SlotOdds odds={odds} history={history.items} />
}
