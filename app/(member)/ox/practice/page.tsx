import { redirect } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { PracticeScreen } from '@/components/ox/standing/practice-screen'
import { findSignedIn } from '@/lib/identity/sessions/reads'
import { drawPracticeDay } from '@/lib/predictions/practice/reads'

export const generateMetadata = async () => ({ title: (await getTranslations('ox.practice'))('title') })

export default async function PracticePage() {
  const member = await findSignedIn()
  if (!member) redirect('/login?next=/ox/practice')
  return <PracticeScreen first={drawPracticeDay(member.id)} />
}
