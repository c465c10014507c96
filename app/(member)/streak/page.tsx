import { redirect } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { StreakScreen } from '@/components/engagement/streak-screen'
import { Words } from '@/components/layout/words'
import { getStreakBook } from '@/lib/engagement/streaks/reads'
import { findSignedIn } from '@/lib/identity/sessions/reads'

export const generateMetadata = async () => ({ title: (await getTranslations('streak'))('title') })

export default async function StreakPage() {
  const member = await findSignedIn()
  if (!member) redirect('/login?next=/streak')
  return (
    <Words of={['streak']}>
      <StreakScreen first={await getStreakBook(member.id)} />
    </Words>
  )
}
