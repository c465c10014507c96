import { randomUUID } from 'node:crypto'
import { openFamily, tokensOf } from '@/lib/identity/rotation/service'
import { grantWelcome, issueFor, post, walletOf } from '@/lib/ledger/service'
import { db, transaction } from '@/lib/platform/db/client'
import type { Role } from '@/lib/platform/kernel/endpoint'
import { aMember, TEST_DEVICE, type TestMember } from './members'

/** A member with the session their access token names. */
export type Person = TestMember & { sessionId: string }

export async function aPerson(...roles: Role[]): Promise<Person> {
  const member = await aMember(roles.length > 0 ? { roles: ['USER', ...roles] } : {})
  await transaction((tx) => grantWelcome(tx, member.id))
  const { id: sessionId } = await db.session.findFirstOrThrow({ where: { memberId: member.id } })
  return { ...member, sessionId }
}

/** GOLD beyond the welcome. */
export const giveGold = ({ id }: Person, amount: number) =>
  transaction((tx) =>
    post(tx, {
      scope: 'bench',
      key: randomUUID(),
      reason: 'bench',
      related: { type: 'member', id },
      actor: 'system',
      legs: [{ from: issueFor('bench'), to: walletOf(id), asset: 'GOLD', amount }],
    }),
  )

/** The same person in another session, as a second log-in gives. */
export async function inAnotherSession(person: Person): Promise<Person> {
  const family = await transaction((tx) => openFamily(tx, person.id, TEST_DEVICE))
  const { accessToken, refreshToken } = await tokensOf(family)
  const headers = { authorization: `Bearer ${accessToken}` }
  return { ...person, sessionId: family.sessionId, accessToken, refreshToken, headers }
}

export const endSession = (sessionId: string) =>
  db.session.update({ where: { id: sessionId }, data: { revokedAt: new Date(), revokedReason: 'REVOKED' } })
