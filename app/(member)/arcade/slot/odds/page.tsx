import { getTranslations } from 'next-intl/server'
import { SlotOddsTables } from '@/components/arcade/slot-odds-tables'
import { getSlotOdds } from '@/lib/arcade/paytables/reads'

export const generateMetadata = async () => ({ title: (await getTranslations('arcade.odds'))('title') })

export default async function SlotOddsPage() {
  return <SlotOddsTables odds={await getSlotOdds()} />
}
