import { getTranslations } from 'next-intl/server'
import { ArcadeHub } from '@/components/arcade/arcade-hub'
import { getSlotOdds } from '@/lib/arcade/paytables/reads'
import { listRounds } from '@/lib/arcade/rounds/reads'
import { getStats } from '@/lib/arcade/stats/reads'
import { findSignedIn } from '@/lib/identity/sessions/reads'

export const generateMetadata = async () => ({ title: (await getTranslations('arcade.hub'))('title') })

export default async function ArcadePage() {
  const member = await findSignedIn()
  if (!member) return null
  const [odds, stats, rounds] = await Promise.all([
    getSlotOdds(),
    getStats(member.id),
    listRounds({ memberId: member.id, limit: 1 }),
  ])
  return <ArcadeHub odds={odds} stats={stats} lastRound={rounds.items[0] ?? null} />
}
