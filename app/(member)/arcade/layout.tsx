import { ClosedGames } from '@/components/arcade/closed-games'
import { PauseBanner } from '@/components/arcade/limits/pause-banner'
import { SessionNotice } from '@/components/arcade/limits/session-notice'
import { KeepSession } from '@/components/arcade/shell/keep-session'
import { Words } from '@/components/layout/words'
import { listGames } from '@/lib/arcade/freezes/reads'
import { findPause } from '@/lib/arcade/limits/reads'
import { findOpenSession } from '@/lib/arcade/sessions/reads'
import { findSignedIn } from '@/lib/identity/sessions/reads'

/** The Arcade is night: everything beneath wears the neon dress. */
export default async function ArcadeLayout({ children }: LayoutProps<'/arcade'>) {
  const member = await findSignedIn()
  if (!member) return null
  const [session, pause, games] = await Promise.all([findOpenSession(member.id), findPause(member.id), listGames()])
  return (
    <Words of={['arcade', 'limits']}>
      {session && <KeepSession session={session} />}
      <div data-service="arcade" data-dress="night">
        <SessionNotice />
        {pause && <PauseBanner pause={pause} />}
        <ClosedGames games={games} />
        {children}
      </div>
    </Words>
  )
}
