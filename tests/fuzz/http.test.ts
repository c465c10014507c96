import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { env } from '@/lib/platform/env/env'
import { type App, startApp } from '../support/app'
import { type Answered, type Door, overHttp } from '../support/door'
import { type Operation, operations } from '../support/openapi'
import { aPerson } from '../support/people'
import { seededDraw } from '../support/seed'
import { judge } from './oracle'
import { type Plan, planOf } from './requests'
import { type Commons, forgetLimits, openCommons, openWorld } from './world'

/** With those of tests/fuzz/in-process.test.ts more than 20,000. */
const REQUESTS = Number(process.env.MOA_FUZZ_HTTP_REQUESTS ?? 3_000)
const EACH = Math.ceil(REQUESTS / operations.length)
const TEST_TIMEOUT_MS = 300_000
const FORGET_EVERY = 20
const ADDRESS_PART_MAX = 200
const HUGE_BYTES = 10 * 1024 * 1024

const seed = seededDraw()(2 ** 31)
let app: App
let door: Door
let commons: Commons
let sent = 0

beforeAll(async () => {
  app = await startApp({ databaseUrl: env.DATABASE_URL, env: { MOA_TRUSTED_PROXY: '1', LOG_LEVEL: 'error' } })
  door = overHttp(app.url)
  commons = await openCommons(door)
})

afterAll(async () => {
  process.stdout.write(`fuzz: ${sent} requests to ${operations.length} operations over HTTP\n`)
  await app?.stop()
})

async function forgetNowAndThen(): Promise<void> {
  sent += 1
  if (sent % FORGET_EVERY === 0) await forgetLimits()
}

/**
 * `.` and `..` are taken out of an address by every client, and another operation would answer. Lines and headers over
 * 16 KiB never come past Node's parser (tests/fuzz/raw.test.ts).
 */
const reachable = (plan: Plan): Plan => {
  const short = (text: string) => text.slice(0, ADDRESS_PART_MAX)
  const params = Object.entries(plan.params).map(([name, text]) => [name, /^\.{0,2}$/.test(text) ? '...' : short(text)])
  const query = plan.query.map(([name, text]): [string, string] => [name, short(text)])
  return { ...plan, params: Object.fromEntries(params), query }
}

async function fuzz(operation: Operation): Promise<void> {
  let world = await openWorld(door, operation, commons)
  const tryPlan = async (plan: Plan) => {
    const authorization = world.credential(plan.credential, operation)
    const headers = { ...plan.headers, ...(authorization !== null && { authorization }) }
    const answer = await door(operation, { ...reachable(plan), headers })
    await forgetNowAndThen()
    expect(judge(operation, answer)).toBeNull()
    if (plan.credential === 'right' && answer.status === 401) world = await openWorld(door, operation, commons)
  }
  const property = fc.asyncProperty(planOf(operation, world.dictionary), tryPlan)
  await fc.assert(property, { seed: seed + operations.indexOf(operation), numRuns: EACH, endOnFailure: true })
}

describe.concurrent('over HTTP, no request whatever', () => {
  test.each(operations.map((operation) => [operation.id, operation] as const))(
    'makes %s fail, hang or say what the document does not',
    (_id, operation) => fuzz(operation),
    TEST_TIMEOUT_MS,
  )
})

describe('a body of 10 MB', () => {
  const huge = JSON.stringify({ x: 'ㅎ'.repeat(HUGE_BYTES / 3) })

  test.each(operations.filter(({ contract }) => contract.body).map((operation) => [operation.id, operation] as const))(
    'is refused by %s as too large',
    async (_id, operation) => {
      const world = await openWorld(door, operation, commons)
      const authorization = world.credential('right', operation)
      const headers = {
        'content-type': 'application/json',
        'idempotency-key': crypto.randomUUID(),
        'if-match': '"1"',
        ...(authorization !== null && { authorization }),
      }
      const params = Object.fromEntries(
        [...operation.path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => [name, commons.member.id]),
      )
      const answer: Answered = await door(operation, { params, headers, body: huge })
      expect([answer.status, judge(operation, answer)]).toEqual([413, null])
    },
  )
})

test('HEAD of a stream ends at once and leaves no stream behind', async () => {
  const { headers } = await aPerson()
  const answer = await fetch(`${app.url}/api/realtime/stream`, { method: 'HEAD', headers })
  expect([answer.status, await answer.text()]).toEqual([200, ''])
  await vi.waitFor(async () => {
    const authorization = `Bearer ${env.CRON_SECRET}`
    const figures = await (await fetch(`${app.url}/metrics`, { headers: { authorization } })).text()
    expect(/^moa_streams (\d+)$/m.exec(figures)?.[1]).toBe('0')
  }, 3_000)
})
