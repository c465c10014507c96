import { headers } from 'next/headers'
import { notFound, redirect } from 'next/navigation'
import { ConsoleFrame } from '@/components/admin/console/console-frame'
import { findSignedIn } from '@/lib/identity/sessions/reads'

/** Says where to go; what an operator may see and do is decided by the API behind each screen. */
export default async function ConsoleLayout({ children }: LayoutProps<'/admin'>) {
  const member = await findSignedIn()
  if (!member) redirect(`/admin/login?next=${encodeURIComponent((await headers()).get('x-path') ?? '/admin')}`)
  if (!member.roles.some((role) => role !== 'USER')) notFound()
  const { id, nickname, roles } = member
  return <ConsoleFrame operator={{ id, nickname, roles }}>{children}</ConsoleFrame>
}
