import { randomBytes } from 'node:crypto'
import { signUp } from '@/lib/identity/members/service'
import { transaction } from '@/lib/platform/db/client'
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
  roles?: Role[]
  tier?: 'STANDARD' | 'PREMIUM' | 'VIP'
  device?: { ip: string; userAgent: string }
}

export const TEST_DEVICE = { ip: '192.0.2.1', userAgent: 'vitest' }

/** A member of one's own, signed up as everybody is: with a name nobody else has and the welcome in the wallet. */
export async function aMember({ roles, tier, device = TEST_DEVICE }: AMember = {}): Promise<TestMember> {
  const mark = randomBytes(6).toString('hex')
  const person = { nickname: `tester ${mark}`, email: `${mark}@moa.test`, password: `pass-${mark}` }
  const { member, tokens } = await signUp({ ...person, inviteCode: '5858', device, welcome: async () => {} })
  const { id } = member
  if (roles || tier) await transaction((tx) => tx.member.update({ where: { id }, data: { ...(roles && { roles }), ...(tier && { tier }) } }))
  const { accessToken, refreshToken } = tokens
  return { id, ...person, accessToken, refreshToken, headers: { authorization: `Bearer ${accessToken}` } }
}

/** A member who may do everything in the back office, unless `roles` says less. */
export const anOperator = ({ roles = ['USER', 'ADMIN', 'ADMIN_READ', 'ADMIN_AUDIT'] }: { roles?: Role[] } = {}) =>
  aMember({ roles })
