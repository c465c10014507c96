import { redirect } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { HomeScreen } from '@/components/home/home-screen'
import { getStats } from '@/lib/arcade/stats/reads'
import { getStatus } from '@/lib/engagement/streaks/reads'
import { findSignedIn } from '@/lib/identity/sessions/reads'
import { getMyBalance } from '@/lib/ledger/reads'

export const generateMetadata = async () => ({ title: (await getTranslations('common'))('nav.home') })

export default async function HomePage() {
  const member = await findSignedIn()
  if (!member) redirect('/login')
  const [{ balances }, stats, streaks] = await Promise.all([
    getMyBalance(member.id),
    getStats(member.id),
    getStatus(member.id),
  ])
  return <HomeScreen member={member} balances={balances} stats={stats} streaks={streaks} />
}
