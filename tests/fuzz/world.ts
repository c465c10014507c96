import { pool } from '@/lib/platform/db/client'
import { env } from '@/lib/platform/env/env'
import { jobs } from '@/lib/registry'
import type { Door } from '../support/door'
import { confusedToken, expiredToken, foreignToken, tamperedToken, unsignedToken } from '../support/forged-tokens'
import { type Operation, operationOf } from '../support/openapi'
import { aPerson, endSession, giveGold, inAnotherSession, type Person } from '../support/people'
import type { Credential } from './requests'
import type { Dictionary } from './values'

const PURSE = 5_000_000

/** Who and what exists while the requests of one operation are made. */
export type World = {
  /** The value of the Authorization header; null for none. */
  credential: (kind: Credential, operation: Operation) => string | null
  dictionary: Dictionary
}

/** People and things that all operations' requests may meet. */
export type Commons = { member: Person; operator: Person; revoked: string; rounds: string[]; transfers: string[] }

export async function openCommons(door: Door): Promise<Commons> {
  const member = await aPerson()
  const operator = await aPerson('ADMIN', 'ADMIN_READ', 'ADMIN_AUDIT')
  const ended = await inAnotherSession(member)
  await endSession(ended.sessionId)
  await giveGold(member, PURSE)
  const rounds = [await playRound(door, member), await playRound(door, member)]
  const { rows } = await pool().query<{ id: string }>('select id from ledger.transfer limit 5')
  return { member, operator, revoked: ended.accessToken, rounds, transfers: rows.map(({ id }) => id) }
}

async function playRound(door: Door, person: Person): Promise<string> {
  const headers = { ...person.headers, 'content-type': 'application/json', 'idempotency-key': crypto.randomUUID() }
  const answer = await door(operationOf('spin'), { headers, body: '{"bet":10}' })
  if (answer.status !== 200) throw new Error(`a spin answered ${answer.status} ${answer.body}`)
  return (JSON.parse(answer.body) as { round: { id: string } }).round.id
}

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
      email: [actor.email, 'nobody@moa.test'],
      password: [actor.password, 'another long password'],
      nickname: [actor.nickname],
      inviteCode: ['5858'],
      code: ['5858', 'NOSUCHCODE'],
      refreshToken: [actor.refreshToken, commons.member.refreshToken],
      job: jobs.map(({ name }) => name),
      asset: ['GOLD', 'GEM', 'POINT'],
      bet: [10, 20, 1_000],
      amount: [1, 100, 5_000],
      reason: ['because', '감사 보너스'],
    },
  }
}

async function authorizationsOf(actor: Person, commons: Commons): Promise<Record<Exclude<Credential, 'right'>, string | null>> {
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
