import { getTranslations } from 'next-intl/server'
import { StatsScreen } from '@/components/arcade/records/stats-screen'
import { Words } from '@/components/layout/words'
import { getPeriodStats } from '@/lib/arcade/stats/by-period/reads'
import { getStats } from '@/lib/arcade/stats/reads'
import { findSignedIn } from '@/lib/identity/sessions/reads'

export const generateMetadata = async () => ({ title: (await getTranslations('records.stats'))('title') })

export default async function StatsPage() {
  const member = await findSignedIn()
  if (!member) return null
  const memberId = member.id
  const [initial, period] = await Promise.all([getStats(memberId), getPeriodStats({ memberId, period: 'month' })])
  return (
    <Words of={['arcade', 'records']}>
      <StatsScreen initial={initial} period={period} />
    </Words>
  )
}
