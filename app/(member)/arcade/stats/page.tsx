import { getTranslations } from 'next-intl/server'
import { StatsBoard } from '@/components/arcade/stats-board'
import { getStats } from '@/lib/arcade/stats/reads'
import { findSignedIn } from '@/lib/identity/sessions/reads'

export const generateMetadata = async () => ({ title: (await getTranslations('arcade.stats'))('title') })

export default async function StatsPage() {
  const member = await findSignedIn()
  if (!member) return null
  return <StatsBoard initial={await getStats(member.id)} />
}
