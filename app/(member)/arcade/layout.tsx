import { KeepSession } from '@/components/arcade/shell/keep-session'
import { Words } from '@/components/layout/words'
import { findOpenSession } from '@/lib/arcade/sessions/reads'
import { findSignedIn } from '@/lib/identity/sessions/reads'

/** The Arcade is night: everything beneath wears the neon dress. */
export default async function ArcadeLayout({ children }: LayoutProps<'/arcade'>) {
  const member = await findSignedIn()
  const session = member && (await findOpenSession(member.id))
  return (
    <Words of={['arcade']}>
      {session && <KeepSession session={session} />}
      <div data-service="arcade" data-dress="night">
        {children}
      </div>
    </Words>
  )
}
