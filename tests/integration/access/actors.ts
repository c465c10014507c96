import { db } from '@/lib/platform/db/client'
import type { Role } from '@/lib/platform/kernel/endpoint'
import { confusedToken, expiredToken, foreignToken, tamperedToken, unsignedToken } from '../../support/forged-tokens'
import { aPerson, endSession, inAnotherSession, type Person } from '../../support/people'

/** Who may knock. `owner` is the member whose things are asked for. */
const LIVING = { owner: [], other: [], reader: ['ADMIN_READ'], auditor: ['ADMIN_AUDIT'], operator: ['ADMIN'] } as const
export type Living = keyof typeof LIVING
const DEAD = ['expired', 'tampered', 'foreign', 'unsigned', 'confused', 'revoked', 'suspended', 'garbage'] as const
type Dead = (typeof DEAD)[number]

export type Actor = 'anonymous' | Living | Dead
export const ACTORS: readonly Actor[] = ['anonymous', ...(Object.keys(LIVING) as Living[]), ...DEAD]

export type Cast = Record<Living, Person> & { suspended: Person }

export async function assemble(): Promise<Cast> {
  const suspended = await aPerson()
  await db.member.update({ where: { id: suspended.id }, data: { status: 'SUSPENDED' } })
  const people = await Promise.all(
    Object.entries(LIVING).map(async ([name, roles]) => [name, await aPerson(...(roles as readonly Role[]))] as const),
  )
  return { ...(Object.fromEntries(people) as Record<Living, Person>), suspended }
}

export const isLiving = (actor: Actor): actor is Living => actor in LIVING
export const rolesOf = (actor: Living): readonly Role[] => ['USER', ...LIVING[actor]]

/** A bearer token of the actor in a session of its own, so that no cell of the matrix ends another one's. */
export async function tokenOf(actor: Actor, cast: Cast): Promise<string | null> {
  if (actor === 'anonymous') return null
  if (isLiving(actor)) return (await inAnotherSession(cast[actor])).accessToken
  if (actor === 'suspended') return cast.suspended.accessToken
  const person = await inAnotherSession(cast.owner)
  if (actor === 'revoked') await endSession(person.sessionId)
  const make: Record<Exclude<Dead, 'suspended'>, () => string | Promise<string>> = {
    expired: () => expiredToken(person),
    tampered: () => tamperedToken(person.accessToken, cast.operator),
    foreign: () => foreignToken(person.accessToken),
    unsigned: () => unsignedToken(person.accessToken),
    confused: () => confusedToken(person.accessToken),
    revoked: () => person.accessToken,
    garbage: () => 'e30.e30.AAAA',
  }
  return make[actor]()
}
