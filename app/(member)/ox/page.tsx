import { redirect } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { NoSession } from '@/components/ox/today/no-session'
import { TodayScreen } from '@/components/ox/today/today-screen'
import { findSignedIn } from '@/lib/identity/sessions/reads'
import { getMyDay } from '@/lib/predictions/picks/reads'
import { findToday } from '@/lib/predictions/sessions/reads'

export const generateMetadata = async () => ({ title: (await getTranslations('ox.today'))('title') })

export default async function OxPage() {
  const member = await findSignedIn()
  if (!member) redirect('/login?next=/ox')
  const today = await findToday()
  if (!today) return <NoSession />
  return <TodayScreen first={{ today, mine: await getMyDay(member.id, today.tradeDate) }} />
}
