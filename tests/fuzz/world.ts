import { randomBytes } from 'node:crypto'
import { pool } from '@/lib/platform/db/client'
import { env } from '@/lib/platform/env/env'
import { jobs } from '@/lib/registry'
import { nextCycle } from '../support/cycle'
import type { Door } from '../support/door'
import { confusedToken, expiredToken, foreignToken, tamperedToken, unsignedToken } from '../support/forged-tokens'
import { letGameBe } from '../support/games'
import { type Operation, operationOf } from '../support/openapi'
import { aPerson, endSession, giveGold, inAnotherSession, type Person } from '../support/people'
import { forgetRateWindows } from '../support/rate-windows'
import type { Credential } from './requests'
import type { Dictionary } from './values'

const PURSE = 5_000_000
const PLAY_ATTEMPTS_MAX = 5

/** Who and what exists while the requests of one operation are made. */
export type World = {
  /** The value of the Authorization header; null for none. */
  credential: (kind: Credential, operation: Operation) => string | null
  dictionary: Dictionary
}

/** People and things that all operations' requests may meet. */
export type Commons = {
  member: Person
  operator: Person
  revoked: string
  rounds: string[]
  transfers: string[]
  invites: string[]
  paytable: object
}

export async function openCommons(door: Door): Promise<Commons> {
  const member = await aPerson()
  const operator = await aPerson('ADMIN', 'ADMIN_READ', 'ADMIN_AUDIT')
  const ended = await inAnotherSession(member)
  await endSession(ended.sessionId)
  await giveGold(member, PURSE)
  const rounds = [await playRound(door, member)]
  await nextCycle()
  rounds.push(await playRound(door, member))
  const { rows } = await pool().query<{ id: string }>('select id from ledger.transfer limit 5')
  const { items } = await write<{ items: { id: string }[] }>(door, 'createInviteCodes', operator, { count: 20 })
  const { config } = JSON.parse((await door(operationOf('getSlotOdds'), {})).body) as { config: object }
  const [transfers, invites] = [rows, items].map((list) => list.map(({ id }) => id)) as [string[], string[]]
  return { member, operator, revoked: ended.accessToken, rounds, transfers, invites, paytable: config }
}

/** Limits and locks are kept for real; now and then they are forgotten, or they would be all that is tested. */
export async function forgetLimits(): Promise<void> {
  await forgetRateWindows()
  await pool().query(`
    update identity.login_guard set failures = 0, locked_until = null
    where key in (select key from identity.login_guard for update skip locked)`)
}

async function write<T>(door: Door, id: string, person: Person, body: object): Promise<T> {
  const headers = { ...person.headers, 'content-type': 'application/json', 'idempotency-key': crypto.randomUUID() }
  const answer = await door(operationOf(id), { headers, body: JSON.stringify(body) })
  if (answer.status >= 300) throw new Error(`${id} answered ${answer.status} ${answer.body}`)
  return JSON.parse(answer.body) as T
}

/** A round of the slot, which the requests of another operation may have frozen meanwhile. */
async function playRound(door: Door, person: Person): Promise<string> {
  for (let attempt = 1; ; attempt++) {
    await letGameBe('slot', false).catch(() => undefined)
    try {
      return (await write<{ round: { id: string } }>(door, 'spin', person, { bet: 10 })).round.id
    } catch (error) {
      if (attempt === PLAY_ATTEMPTS_MAX || !String(error).includes('GAME_FROZEN')) throw error
    }
  }
}

/** Names that nobody has. */
const fresh = (make: (name: string) => string) =>
  Array.from({ length: 300 }, () => make(randomBytes(8).toString('hex')))

/** A person of the operation's own, who may do what it asks for, and has things of every kind. */
export async function openWorld(door: Door, operation: Operation, commons: Commons): Promise<World> {
  const { auth } = operation.contract
  const actor = await aPerson(...(Array.isArray(auth) ? auth.slice(0, 1) : []))
  await giveGold(actor, PURSE)
  const rounds = [await playRound(door, actor), ...commons.rounds]
  const authorizations = await authorizationsOf(actor, commons)
  return {
    credential: (kind, { contract, path }) => {
      if (kind !== 'right') return authorizations[kind]
      if (contract.auth !== 'public') return actor.headers.authorization
      return /^\/(api\/cron|metrics)/.test(path) ? `Bearer ${env.CRON_SECRET}` : null
    },
    dictionary: {
      usr: [actor.id, commons.member.id],
      ses: [actor.sessionId, commons.member.sessionId],
      rnd: rounds,
      trf: commons.transfers,
      inv: commons.invites,
      config: [commons.paytable],
      email: operation.id === 'signUp' ? fresh((name) => `${name}@moa.test`) : [actor.email],
      password: [actor.password, actor.password, 'another long password'],
      nickname: operation.id === 'signUp' ? fresh((name) => name) : [actor.nickname],
      inviteCode: ['5858'],
      code: ['5858', 'NOSUCHCODE'],
      refreshToken: [actor.refreshToken, commons.member.refreshToken],
      job: jobs.map(({ name }) => name),
      asset: ['GOLD', 'GEM', 'POINT', 'SHARD'],
      bet: [10, 20, 1_000],
      amount: [1, 100, 5_000],
      reason: ['because', '감사 보너스'],
    },
  }
}

async function authorizationsOf(
  actor: Person,
  commons: Commons,
): Promise<Record<Exclude<Credential, 'right'>, string | null>> {
  const bearer = (token: string) => `Bearer ${token}`
  return {
    none: null,
    member: commons.member.headers.authorization,
    operator: commons.operator.headers.authorization,
    expired: bearer(await expiredToken(actor)),
    tampered: bearer(tamperedToken(actor.accessToken, commons.operator)),
    foreign: bearer(foreignToken(actor.accessToken)),
    unsigned: bearer(unsignedToken(actor.accessToken)),
    confused: bearer(await confusedToken(actor.accessToken)),
    garbage: 'Bearer e30.e30.AAAA',
    basic: 'Basic YWRtaW46YWRtaW4=',
    revoked: bearer(commons.revoked),
  }
}
