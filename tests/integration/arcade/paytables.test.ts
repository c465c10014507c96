import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import * as adminRoute from '@/app/api/admin/paytables/route'
import * as oddsRoute from '@/app/api/games/slot/odds/route'
import { SlotConfig } from '@/lib/arcade/slot/contract'
import { computeOdds } from '@/lib/arcade/slot/rules'
import { db } from '@/lib/platform/db/client'
import { ask } from '@/tests/support/ask'
import { anOperator } from '@/tests/support/members'
import { aPlayer, askSpin } from '@/tests/support/players'
import vectors from '@/tests/vectors/fairness.json'

const FIRST: SlotConfig = vectors.config
/** Pays 97.4 %. */
const RICHER: SlotConfig = { ...FIRST, pays: { ...FIRST.pays, seven: 700, bar: 110, bell: 40 } }

async function publish(config: object, key: string = randomUUID()) {
  const { headers } = await anOperator()
  return ask('POST', adminRoute.POST, { headers, body: { game: 'slot', config }, key })
}

test('what is stored about every version is what its figures give, by enumeration', async () => {
  await publish(RICHER)
  const versions = await db.paytable.findMany()
  expect(versions.length).toBeGreaterThanOrEqual(2)
  for (const { config, rtpNumerator, rtpDenominator, hitNumerator } of versions) {
    const { rtp, hit } = computeOdds(SlotConfig.parse(config))
    expect({ numerator: rtpNumerator, denominator: rtpDenominator }).toEqual(rtp)
    expect(hitNumerator).toBe(hit.numerator)
  }
})

describe('the public odds', () => {
  test('say the first version exactly, to anybody', async () => {
    const { status, json } = await ask('GET', oddsRoute.GET, { query: '?version=1' })
    expect(status).toBe(200)
    expect(json.rtp).toEqual({ numerator: 249_008, denominator: 262_144, percent: '94.9890' })
    expect(json.hit).toMatchObject({ numerator: 78_040, percent: '29.7699' })
    expect(json.lines[0]).toEqual({
      line: 'seven',
      pays: 500,
      odds: { numerator: 8, denominator: 262_144, percent: '0.0031' },
    })
  })

  test('of a version that does not exist are not found', async () => {
    expect((await ask('GET', oddsRoute.GET, { query: '?version=4711' })).status).toBe(404)
    expect((await ask('GET', oddsRoute.GET, { query: '?version=0' })).status).toBe(422)
  })
})

describe('publishing', () => {
  test('makes the next version, in force at once, and rounds name theirs', async () => {
    const member = await aPlayer()
    const before = (await askSpin(member)).json.round
    const { status, json } = await publish(RICHER)
    expect(status).toBe(201)
    expect(json).toMatchObject({ version: before.fairness.configVersion + 1, isCurrent: true, config: RICHER })
    expect((await ask('GET', oddsRoute.GET)).json.version).toBe(json.version)
    expect((await askSpin(member)).json.round.fairness.configVersion).toBe(json.version)
  })

  test('is audited with the operator and the figures', async () => {
    const { json } = await publish(RICHER)
    const audit = await db.audit.findFirstOrThrow({ where: { actor: json.publishedBy, action: 'publishPaytable' } })
    expect(audit).toMatchObject({
      status: 201,
      input: expect.objectContaining({ body: { game: 'slot', config: RICHER } }),
    })
  })

  test('is done once for one key', async () => {
    const { headers } = await anOperator()
    const order = { headers, body: { game: 'slot', config: RICHER }, key: randomUUID() }
    const [first, second] = [await ask('POST', adminRoute.POST, order), await ask('POST', adminRoute.POST, order)]
    expect(second.text).toBe(first.text)
  })

  test('five at once make five dense versions', async () => {
    const before = await db.paytable.count()
    const answers = await Promise.all(Array.from({ length: 5 }, () => publish(RICHER)))
    const versions = answers.map(({ json }) => json.version).sort((a, b) => a - b)
    expect(versions).toEqual(Array.from({ length: 5 }, (_, index) => before + 1 + index))
  })

  test.each([
    ['a return above the band', { ...FIRST, pays: { ...FIRST.pays, lemon: 12 } }, '/body/config'],
    ['a return below the band', { ...FIRST, pays: { ...FIRST.pays, lemon: 2 } }, '/body/config'],
    [
      'a line that pays the stake back',
      { ...FIRST, pays: { ...FIRST.pays, two_cherries: 1 } },
      '/body/config/pays/two_cherries',
    ],
    ['a reel that is not full', { ...FIRST, weights: { ...FIRST.weights, lemon: 15 } }, '/body/config/weights'],
  ])('%s is refused with its reason, and nothing is published', async (_what, config, pointer) => {
    const before = await db.paytable.count()
    const { status, json } = await publish(config)
    expect([status, json.code]).toEqual([422, 'PAYTABLE_REFUSED'])
    expect(json.errors.map((error: { pointer: string }) => error.pointer)).toContain(pointer)
    expect(await db.paytable.count()).toBe(before)
  })

  test('figures that are no figures are refused by the contract', async () => {
    const { json } = await publish({ ...FIRST, weights: { ...FIRST.weights, cherry: 0 } })
    expect([json.code, json.errors[0].pointer]).toEqual(['INVALID_INPUT', '/body/config/weights/cherry'])
  })
})

test('operators page through the versions, newest first', async () => {
  await publish(RICHER)
  const { headers } = await anOperator({ roles: ['USER', 'ADMIN_READ'] })
  const first = (await ask('GET', adminRoute.GET, { headers, query: '?limit=1' })).json
  const second = (await ask('GET', adminRoute.GET, { headers, query: `?limit=1&cursor=${first.nextCursor}` })).json
  expect(first.items[0]).toMatchObject({ isCurrent: true, version: second.items[0].version + 1 })
  expect((await ask('GET', adminRoute.GET, { headers, query: '?cursor=forged' })).status).toBe(422)
})
