import type { ReactNode } from 'react'
import type { Member } from '@/lib/identity/members/contract'
import type { BalanceAnswer } from '@/lib/ledger/contract'
import { ConnectionBadge } from './connection-badge'
import { GoldChip } from './gold-chip'
import { KeepSettings } from './keep-settings'
import { QueryProvider } from './query-provider'
import { RealtimeProvider } from './realtime-provider'
import { Shell } from './shell'
import { Words } from './words'

type MemberFrameProps = { member: Member; balances: BalanceAnswer['balances']; children: ReactNode }

/** What every screen of a signed-in member stands in. `balances` are shown until the store knows newer ones. */
export function MemberFrame({ member, balances, children }: MemberFrameProps) {
  const status = (
    <>
      <ConnectionBadge />
      <GoldChip amount={balances.GOLD?.available ?? 0} />
    </>
  )
  return (
    <Words of={['identity', 'wallet', 'home', 'settings', 'realtime']}>
      <QueryProvider>
        <KeepSettings settings={member.settings} />
        <RealtimeProvider memberId={member.id} signInPath="/login" newsPath="/wallet">
          <Shell status={status}>{children}</Shell>
        </RealtimeProvider>
      </QueryProvider>
    </Words>
  )
}
