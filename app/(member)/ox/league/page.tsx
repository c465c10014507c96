import { redirect } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { LeagueScreen } from '@/components/ox/standing/league-screen'
import { findSignedIn } from '@/lib/identity/sessions/reads'
import { getLeague } from '@/lib/predictions/leagues/reads'

export const generateMetadata = async () => ({ title: (await getTranslations('ox.league'))('title') })

export default async function LeaguePage() {
  const member = await findSignedIn()
  if (!member) redirect('/login?next=/ox/league')
  return <LeagueScreen first={await getLeague({ memberId: member.id })} />
}
