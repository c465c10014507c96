import { getTranslations } from 'next-intl/server'
import { LeaderboardScreen } from '@/components/arcade/records/leaderboard-screen'
import { Words } from '@/components/layout/words'
import { getLeaderboard } from '@/lib/arcade/leaderboards/reads'
import { findSignedIn } from '@/lib/identity/sessions/reads'

export const generateMetadata = async () => ({ title: (await getTranslations('records.board'))('title') })

export default async function LeaderboardPage() {
  const member = await findSignedIn()
  if (!member) return null
  const first = await getLeaderboard({ memberId: member.id, period: 'week', measure: 'multiplier', limit: 20 })
  return (
    <Words of={['arcade', 'records']}>
      <LeaderboardScreen first={first} />
    </Words>
  )
}
