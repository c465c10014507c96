import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { inProcess } from '../support/door'
import { compileValidators, type Operation, operations } from '../support/openapi'
import { loadRoutes } from '../support/routes'
import { seededDraw } from '../support/seed'
import { judge } from './oracle'
import { type Plan, planOf } from './requests'
import { type Commons, forgetLimits, openCommons, openWorld } from './world'

/** Enough for 20,000 requests with those over HTTP (tests/fuzz/http.test.ts); more by MOA_FUZZ_REQUESTS. */
const REQUESTS = Number(process.env.MOA_FUZZ_REQUESTS ?? 18_000)
const EACH = Math.ceil(REQUESTS / operations.length)
const TEST_TIMEOUT_MS = 300_000
const FORGET_EVERY = 20

const seed = seededDraw()(2 ** 31)
const statuses = new Map<string, Map<number, number>>()
let commons: Commons

beforeAll(async () => {
  // The oracle reads each answer at once; the record is for the tiers that don't.
  process.env.MOA_RECORD = ''
  await loadRoutes()
  compileValidators()
  commons = await openCommons(inProcess)
})

afterAll(() => {
  const counts = [...statuses.values()].map((counts) => [...counts.entries()])
  const sent = counts.flat().reduce((sum, [, count]) => sum + count, 0)
  const unreached = [...statuses]
    .filter(([, counts]) => ![...counts.keys()].some((status) => status < 300))
    .map(([id]) => id)
  process.stdout.write(
    `fuzz: ${sent} requests to ${statuses.size} operations in process; never done: ${unreached.join(', ') || 'none'}\n`,
  )
})

function note(operation: Operation, status: number): number {
  const counts = statuses.get(operation.id) ?? new Map<number, number>()
  counts.set(status, (counts.get(status) ?? 0) + 1)
  statuses.set(operation.id, counts)
  return [...counts.values()].reduce((sum, count) => sum + count, 0)
}

async function fuzz(operation: Operation): Promise<void> {
  let world = await openWorld(inProcess, operation, commons)
  const tryPlan = async (plan: Plan) => {
    const authorization = world.credential(plan.credential, operation)
    const headers = { ...plan.headers, ...(authorization !== null && { authorization }) }
    const answer = await inProcess(operation, { ...plan, headers })
    if (note(operation, answer.status) % FORGET_EVERY === 0) await forgetLimits()
    expect(judge(operation, answer)).toBeNull()
    // The request may have ended the very session it was made with: go on with somebody new.
    if (plan.credential === 'right' && answer.status === 401) world = await openWorld(inProcess, operation, commons)
  }
  const property = fc.asyncProperty(planOf(operation, world.dictionary), tryPlan)
  await fc.assert(property, { seed: seed + operations.indexOf(operation), numRuns: EACH, endOnFailure: true })
}

describe.concurrent('no request whatever', () => {
  test.each(operations.map((operation) => [operation.id, operation] as const))(
    'makes %s fail, hang or say what the document does not',
    (_id, operation) => fuzz(operation),
    TEST_TIMEOUT_MS,
  )
})
