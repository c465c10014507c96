import { headers } from 'next/headers'
import { redirect } from 'next/navigation'
import { MemberFrame } from '@/components/layout/member-frame'
import { findSignedIn } from '@/lib/identity/sessions/reads'
import { getMyBalance } from '@/lib/ledger/reads'

export default async function MemberLayout({ children }: LayoutProps<'/'>) {
  const member = await findSignedIn()
  if (!member) redirect(`/login?next=${encodeURIComponent((await headers()).get('x-path') ?? '/home')}`)
  const { balances } = await getMyBalance(member.id)
  return (
    <MemberFrame member={member} balances={balances}>
      {children}
    </MemberFrame>
  )
}
