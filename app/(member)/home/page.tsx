import { redirect } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { HomeScreen } from '@/components/home/home-screen'
import { getStats } from '@/lib/arcade/stats/reads'
import { getStatus } from '@/lib/engagement/streaks/reads'
import { findSignedIn } from '@/lib/identity/sessions/reads'
import { getMyBalance } from '@/lib/ledger/reads'
import { getMyDay } from '@/lib/predictions/picks/reads'
import { findToday } from '@/lib/predictions/sessions/reads'

export const generateMetadata = async () => ({ title: (await getTranslations('common'))('nav.home') })

export default async function HomePage() {
  const member = await findSignedIn()
  if (!member) redirect('/login')
  const [{ balances }, stats, streaks, today] = await Promise.all([
    getMyBalance(member.id),
    getStats(member.id),
    getStatus(member.id),
    findToday(),
  ])
  const ox = today && { today, mine: await getMyDay(member.id, today.tradeDate) }
  return <HomeScreen member={member} balances={balances} stats={stats} streaks={streaks} ox={ox} />
}
