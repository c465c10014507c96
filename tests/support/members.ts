import { randomBytes } from 'node:crypto'
import { signUp } from '@/lib/identity/members/service'
import { WELCOME_GOLD } from '@/lib/ledger/constants'
import { adjustWallet, grantWelcome } from '@/lib/ledger/service'
import { db, transaction } from '@/lib/platform/db/client'
import type { Role } from '@/lib/platform/kernel/endpoint'

export type TestMember = {
  id: string
  nickname: string
  email: string
  password: string
  accessToken: string
  refreshToken: string
  /** Of an API client; spread them into a request. */
  headers: { authorization: string }
}

type AMember = {
  /** GOLD in the wallet; the welcome's 1,000 unless given. */
  gold?: number
  roles?: Role[]
  tier?: 'STANDARD' | 'PREMIUM' | 'VIP'
  device?: { ip: string; userAgent: string }
}

export const TEST_DEVICE = { ip: '192.0.2.1', userAgent: 'vitest' }

/** A member of one's own, signed up as everybody is: with a name nobody else has and the welcome in the wallet. */
export async function aMember({
  gold = WELCOME_GOLD,
  roles,
  tier,
  device = TEST_DEVICE,
}: AMember = {}): Promise<TestMember> {
  const mark = randomBytes(6).toString('hex')
  const person = { nickname: `tester ${mark}`, email: `${mark}@moa.test`, password: `pass-${mark}` }
  const { member, tokens } = await signUp({ ...person, inviteCode: '5858', device, welcome: grantWelcome })
  const { id } = member
  if (roles || tier) await db.member.update({ where: { id }, data: { ...(roles && { roles }), ...(tier && { tier }) } })
  const amount = gold - WELCOME_GOLD
  if (amount !== 0) {
    const adjustment = { memberId: id, asset: 'GOLD', amount, memo: 'set up by a test', actor: 'test', key: mark }
    await transaction((tx) => adjustWallet(tx, adjustment))
  }
  const { accessToken, refreshToken } = tokens
  return { id, ...person, accessToken, refreshToken, headers: { authorization: `Bearer ${accessToken}` } }
}

/** A member who may do everything in the back office, unless `roles` says less. */
export const anOperator = ({ roles = ['USER', 'ADMIN', 'ADMIN_READ', 'ADMIN_AUDIT'] }: { roles?: Role[] } = {}) =>
  aMember({ roles })
