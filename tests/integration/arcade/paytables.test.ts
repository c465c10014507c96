import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import * as adminRoute from '@/app/api/admin/paytables/route'
import * as crashOddsRoute from '@/app/api/games/crash/odds/route'
import * as historyRoute from '@/app/api/games/odds/history/route'
import * as rpsOddsRoute from '@/app/api/games/rps/odds/route'
import * as oddsRoute from '@/app/api/games/slot/odds/route'
import { GachaConfig } from '@/lib/arcade/gacha/contract'
import { isSameOdds } from '@/lib/arcade/odds/rules'
import { parseConfig } from '@/lib/arcade/paytables/reads'
import { exactOf } from '@/lib/arcade/paytables/rules/games'
import type { SlotConfig } from '@/lib/arcade/slot/contract'
import { GAMES } from '@/lib/arcade/stats/constants'
import type { Game } from '@/lib/arcade/stats/contract'
import { db, pool } from '@/lib/platform/db/client'
import { ask } from '@/tests/support/ask'
import { anOperator } from '@/tests/support/members'
import { aPlayer, askSpin } from '@/tests/support/players'
import vectors from '@/tests/vectors/fairness.json'

const FIRST: SlotConfig = vectors.config
/** Pays 97.4 %. */
const RICHER: SlotConfig = { ...FIRST, pays: { ...FIRST.pays, seven: 700, bar: 110, bell: 40 } }
const DAY_MS = 86_400_000

async function publish(
  config: object,
  { game = 'slot', effectiveAt, key = randomUUID() }: { game?: string; effectiveAt?: string; key?: string } = {},
) {
  const { headers } = await anOperator()
  return ask('POST', adminRoute.POST, { headers, body: { game, config, effectiveAt }, key })
}
const oddsNow = async (query = '') => (await ask('GET', oddsRoute.GET, { query })).json
const history = async (query: string) => (await ask('GET', historyRoute.GET, { query })).json
/** Lets the notice of everything announced run out. */
const waitForNotice = () =>
  pool().query(`update platform.clock_shift set shift = shift + greatest(interval '0',
    (select max(effective_at) from arcade.paytable) - platform.clock_now() + interval '1 second')`)

test('what is stored about every version of every game is what its figures give, by enumeration', async () => {
  await publish(RICHER)
  await publish({ win: 180 }, { game: 'rps' })
  await publish({ edgePercent: 2, cap: 50_000 }, { game: 'crash' })
  const versions = await db.paytable.findMany()
  expect(new Set(versions.map(({ game }) => game))).toEqual(new Set(GAMES))
  for (const { game, version, config, ...stored } of versions) {
    const { rtp, hit } = exactOf(game as Game, parseConfig(game as Game, config))
    const told = { numerator: stored.rtpNumerator, denominator: stored.rtpDenominator }
    expect(isSameOdds(told, rtp), `${game} v${version}`).toBe(true)
    expect(isSameOdds({ ...told, numerator: stored.hitNumerator }, hit), `${game} v${version}`).toBe(true)
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

  test('of crash and rock paper scissors are exact at every target and outcome', async () => {
    const rps = (await ask('GET', rpsOddsRoute.GET)).json
    expect(rps.rtp).toEqual({ numerator: 290, denominator: 300, percent: '96.6667' })
    const crash = (await ask('GET', crashOddsRoute.GET)).json
    const twice = crash.targets.find(({ target }: { target: number }) => target === 200)
    expect(twice.odds).toEqual({
      numerator: Number((99n * 2n ** 52n) / 200n),
      denominator: 2 ** 52,
      percent: '49.5000',
    })
    expect(new Set(crash.targets.map(({ rtp }: { rtp: { percent: string } }) => rtp.percent))).toEqual(
      new Set(['99.0000']),
    )
  })

  test('say field by field what every version changed, to anybody', async () => {
    await publish({ win: 170 }, { game: 'rps' })
    await publish({ win: 190 }, { game: 'rps' })
    const { items } = await history('?game=rps&limit=2')
    expect(items[0]).toMatchObject({
      state: 'announced',
      changes: [{ field: 'win', before: '170', after: '190' }],
    })
    expect(items[0].version).toBe(items[1].version + 1)
    expect(items[0]).not.toHaveProperty('publishedBy')
    const first = (await history(`?game=rps&cursor=2`)).items
    expect(first).toEqual([expect.objectContaining({ version: 1, changes: [] })])
    expect((await ask('GET', historyRoute.GET)).status).toBe(422)
  })

  test('of a version that does not exist are not found', async () => {
    expect((await ask('GET', oddsRoute.GET, { query: '?version=4711' })).status).toBe(404)
    expect((await ask('GET', oddsRoute.GET, { query: '?version=0' })).status).toBe(422)
  })
})

describe('publishing', () => {
  test('announces the next version a day ahead; until then everybody plays by the old one', async () => {
    const member = await aPlayer()
    await waitForNotice()
    const before = (await askSpin(member)).json.round.fairness.configVersion
    const { status, json } = await publish(RICHER)
    expect(status).toBe(201)
    expect(json).toMatchObject({ game: 'slot', version: before + 1, state: 'announced', config: RICHER })
    expect(Date.parse(json.effectiveAt) - Date.parse(json.publishedAt)).toBe(DAY_MS)

    const announced = { version: json.version, publishedAt: json.publishedAt, effectiveAt: json.effectiveAt }
    expect(await oddsNow()).toMatchObject({ version: before, state: 'in_force', announced: [announced] })
    expect(await oddsNow(`?version=${json.version}`)).toMatchObject({ state: 'announced', config: RICHER })
    expect((await askSpin(member)).json.round.fairness.configVersion).toBe(before)

    await waitForNotice()
    expect(await oddsNow()).toMatchObject({ version: json.version, state: 'in_force', announced: [] })
    expect((await oddsNow(`?version=${before}`)).state).toBe('past')
    expect((await askSpin(member)).json.round.fairness.configVersion).toBe(json.version)
  })

  test('can be put off, never brought forward, and versions come into force in their order', async () => {
    await waitForNotice()
    const { publishedAt } = (await publish(RICHER)).json
    const at = (days: number) => new Date(Date.parse(publishedAt) + days * DAY_MS).toISOString()
    const later = await publish(RICHER, { effectiveAt: at(7) })
    expect([later.status, later.json.effectiveAt]).toEqual([201, at(7)])
    expect((await publish(RICHER)).json.effectiveAt).toBe(at(7))
    for (const [effectiveAt, rule] of [
      [at(6), 'notice'],
      [at(0), 'notice'],
      [at(400), 'too_far'],
    ] as const) {
      const { status, json } = await publish(RICHER, { effectiveAt })
      expect([status, json.code]).toEqual([422, 'PAYTABLE_REFUSED'])
      expect(json.errors).toEqual([expect.objectContaining({ pointer: '/body/effectiveAt', rule })])
    }
    await waitForNotice()
  })

  test('says every reason at once, the date among them', async () => {
    const { json } = await publish(
      { ...FIRST, pays: { ...FIRST.pays, two_cherries: 1, lemon: 0 } },
      { effectiveAt: '2026-01-01T00:00:00.000Z' },
    )
    expect(json.errors.map(({ rule }: { rule: string }) => rule)).toEqual([
      'pay_range',
      'pay_range',
      'rtp_band',
      'notice',
    ])
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
    const before = await db.paytable.count({ where: { game: 'slot' } })
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

  test.each([
    ['rps', { win: 200 }, 'rtp_band'],
    ['rps', { win: 194 }, 'inexact'],
    ['rps', { win: 100 }, 'win_is_none'],
    ['crash', { edgePercent: 0, cap: 100_000 }, 'rtp_band'],
    ['crash', { edgePercent: 1, cap: 150 }, 'cap_range'],
  ])('of %s: %o is refused because of %s', async (game, config, rule) => {
    const { status, json } = await publish(config, { game })
    expect([status, json.code]).toEqual([422, 'PAYTABLE_REFUSED'])
    expect(json.errors.map((error: { rule: string }) => error.rule)).toContain(rule)
  })

  test('of the gacha: rates that do not add up to a million are refused by name', async () => {
    const { config } = await db.paytable.findFirstOrThrow({ where: { game: 'gacha' } })
    const first = GachaConfig.parse(config)
    const { json } = await publish({ ...first, rates: { ...first.rates, N: first.rates.N - 1 } }, { game: 'gacha' })
    expect(json.errors).toEqual([expect.objectContaining({ pointer: '/body/config/rates', rule: 'ppm_sum' })])
    expect((await publish(first, { game: 'gacha' })).status).toBe(201)
  })

  test("one game's figures are none of another's", async () => {
    const { status, json } = await publish({ win: 190 }, { game: 'crash' })
    expect([status, json.code]).toEqual([422, 'INVALID_INPUT'])
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
  expect(first.items[0]).toMatchObject({ state: 'announced', version: second.items[0].version + 1 })
  expect((await ask('GET', adminRoute.GET, { headers, query: '?game=crash' })).json.items.at(-1)).toMatchObject({
    game: 'crash',
    version: 1,
    publishedBy: 'system',
  })
  expect((await ask('GET', adminRoute.GET, { headers, query: '?cursor=forged' })).status).toBe(422)
})
