import { getTranslations } from 'next-intl/server'
import { AchievementsScreen } from '@/components/arcade/records/achievements-screen'
import { Words } from '@/components/layout/words'
import { listAchievements } from '@/lib/arcade/achievements/reads'
import { findSignedIn } from '@/lib/identity/sessions/reads'

export const generateMetadata = async () => ({ title: (await getTranslations('records.achievements'))('title') })

export default async function AchievementsPage() {
  const member = await findSignedIn()
  if (!member) return null
  return (
    <Words of={['arcade', 'records']}>
      <AchievementsScreen first={await listAchievements(member.id)} />
    </Words>
  )
}
