import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { updateMe } from '@/lib/identity/members/contract'
import { env } from '@/lib/platform/env/env'
import { jobs } from '@/lib/registry'
import { type App, startApp } from '../support/app'
import { jsonOf, newSeen, send, sendUntilAnswered } from '../support/client'
import { withConnection } from '../support/connection'
import { type DurableDatabase, startDurableDatabase } from '../support/durable-database'
import { type Member, signUp } from './crowd'
import { listen } from './listener'

const WITHIN_MS = 1_000
const RACERS = 20
const PASSWORD = 'a long walk along the Han'

let database: DurableDatabase
let one: App
let other: App
let operator: Member

beforeAll(async () => {
  database = await startDurableDatabase('instances')
  one = await startApp({ databaseUrl: database.url })
  other = await startApp({ databaseUrl: database.url })
  operator = await signUp(one.url, 'operator')
  await ask(`update identity.member set roles = '{USER,ADMIN}' where id = '${operator.id}'`)
})

afterAll(async () => {
  await one?.stop()
  await other?.stop()
  await database?.stop()
})

const ask = <T extends object>(sql: string) =>
  withConnection(database.url, async (client) => (await client.query<T>(sql)).rows)

const logIn = async (url: string, name: string) => {
  const body = { email: `${name}@moa.test`, password: PASSWORD }
  const answer = await sendUntilAnswered([`${url}/api/auth/login`], { body }, newSeen())
  return jsonOf<{ tokens: { accessToken: string } }>(answer).tokens.accessToken
}

const grant = (app: App, member: Member, amount: number) =>
  send(`${app.url}/api/admin/users/${member.id}/gold/grant`, {
    body: { amount, reason: 'for the bench' },
    key: crypto.randomUUID(),
    token: operator.token,
  })

const sessionOf = async (token: string) => {
  const answer = await send(`${one.url}/api/auth/sessions`, { token })
  const { items } = jsonOf<{ items: { id: string; isCurrent: boolean }[] }>(answer)
  return items.find(({ isCurrent }) => isCurrent)?.id ?? ''
}

describe('two instances on one database', () => {
  test('a grant through one reaches a stream held by the other within a second', async () => {
    const member = await signUp(one.url, 'listener')
    const listener = await listen(other.url, member.token)
    await listener.until(({ event }) => event === 'ready', WITHIN_MS)
    for (const amount of [1, 20, 300]) {
      const sentMs = performance.now()
      expect((await grant(one, member, amount)).status).toBe(200)
      member.gold += amount
      const heard = await listener.until(
        ({ event, data }) => event === 'profile_update' && goldIn(data) === member.gold,
        5_000,
      )
      expect(heard.atMs - sentMs).toBeLessThan(WITHIN_MS)
    }
    listener.stop()
  })

  test('a session that one ended is refused by the other within a second, and its stream closes', async () => {
    const member = await signUp(one.url, 'revoked')
    const doomed = await logIn(other.url, 'revoked')
    const me = (app: App, token: string) => send(`${app.url}/api/auth/me`, { token })
    expect((await me(other, doomed)).status).toBe(200)
    const listener = await listen(other.url, doomed)
    await listener.until(({ event }) => event === 'ready', WITHIN_MS)

    const id = await sessionOf(doomed)
    expect((await send(`${one.url}/api/auth/sessions/${id}`, { method: 'DELETE', token: member.token })).status).toBe(
      204,
    )
    const endedMs = performance.now()
    while ((await me(other, doomed)).status !== 401) expect(performance.now() - endedMs).toBeLessThan(WITHIN_MS)
    expect((await me(one, doomed)).status).toBe(401)
    expect((await me(other, member.token)).status).toBe(200)
    await listener.ended
    expect(performance.now() - endedMs).toBeLessThan(2 * WITHIN_MS)
  })

  test('a limit counts the requests of both', async () => {
    const member = await signUp(one.url, 'limited')
    const { limit } = updateMe.rateLimit
    const sent = Array.from({ length: limit + 40 }, (_, index) =>
      send(`${index % 2 ? one.url : other.url}/api/auth/me`, {
        method: 'PUT',
        body: { nickname: 'limited' },
        token: member.token,
      }),
    )
    const statuses = (await Promise.all(sent)).map(({ status }) => status)
    expect(statuses.filter((status) => status === 200)).toHaveLength(limit)
    expect(statuses.filter((status) => status === 429)).toHaveLength(40)
  })

  test.each(jobs.map(({ name }) => [name]))(
    `%s has one effect in a slot for which ${RACERS} schedulers ask both instances at once`,
    async (name) => {
      const slots = ['2026-11-21T04:00Z', '2026-11-21T04:01Z']
      const asked = slots.flatMap((slot) =>
        Array.from({ length: RACERS }, (_, index) => ({ slot, app: index % 2 ? one : other })),
      )
      const answers = await Promise.all(
        asked.map(({ slot, app }, index) =>
          send(`${app.url}/api/cron/${name}?slot=${slot}`, {
            method: index % 4 < 2 ? 'GET' : 'POST',
            token: env.CRON_SECRET,
          }),
        ),
      )
      const runs = answers.map((answer) => jsonOf<{ slot: string; status: string }>(answer))
      for (const slot of slots) {
        const ofSlot = runs.filter((run) => run.slot === slot).map(({ status }) => status)
        expect([
          ofSlot.filter((status) => status === 'done').length,
          ofSlot.filter((status) => status === 'skipped').length,
        ]).toEqual([1, RACERS - 1])
      }
      const stored = await ask<{ slot: string; status: string; attempt: number }>(
        `select slot, status, attempt from platform.job_run where job = '${name}' order by slot`,
      )
      expect(stored).toEqual(slots.map((slot) => ({ slot, status: 'done', attempt: 1 })))
    },
  )
})

function goldIn(data: Record<string, unknown>): number | undefined {
  const { balances } = data as { balances?: Record<string, { available: number }> }
  return balances?.GOLD?.available
}
