import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import * as betRoute from '@/app/api/games/crash/bet/route'
import * as statsRoute from '@/app/api/games/stats/me/route'
import { START_WITHIN_MS } from '@/lib/arcade/crash/constants'
import { instantOf, multiplierAt } from '@/lib/arcade/crash/rules'
import { settleDecidedRounds } from '@/lib/arcade/crash/service'
import { db, pool } from '@/lib/platform/db/client'
import { ask } from '@/tests/support/ask'
import {
  advanceClock,
  aFlight,
  askBet,
  askCashOut,
  askCurrent,
  askStart,
  secretsOf,
  storedRound,
} from '@/tests/support/crash'
import type { TestMember } from '@/tests/support/members'
import { aPlayer, goldOf } from '@/tests/support/players'

const RICH = 100_000
const statsOf = async ({ headers }: TestMember) => (await ask('GET', statsRoute.GET, { headers })).json
const roundOf = (id: string) => db.round.findUniqueOrThrow({ where: { id } })
const transfersOf = (id: string) => db.transfer.findMany({ where: { relatedId: id }, orderBy: { id: 'asc' } })

/** What is stored of a settled round is what its seed and its stored input come to. */
async function expectRightEnd(id: string) {
  const { settled } = await secretsOf(id)
  const { payout, result } = await roundOf(id)
  expect({ payout: Number(payout), result }).toEqual(settled)
  return settled
}

describe('a bet', () => {
  test('takes the stake and opens a round, which is no finished round yet', async () => {
    const member = await aPlayer()
    const { status, json } = await askBet(member, { bet: 300, autoTarget: 250 })
    expect([status, json.crash]).toMatchObject([200, { game: 'crash', bet: 300, autoTarget: 250, state: 'bet' }])
    expect(json.balance.balances.GOLD.available).toBe(700)
    expect(await goldOf(member.id)).toBe(700)
    expect((await statsOf(member)).games.crash.rounds).toBe(0)
    expect((await askCurrent(member)).json).toMatchObject({ crash: { id: json.crash.id, state: 'bet' }, round: null })
  })

  test('is refused while another round is open, and nothing is staked', async () => {
    const member = await aPlayer({ gold: RICH })
    await aFlight(member, { from: 1_000, bet: 100 })
    const gold = await goldOf(member.id)
    const { status, json } = await askBet(member)
    expect([status, json.code, await goldOf(member.id)]).toEqual([409, 'ROUND_OPEN', gold])
  })

  test('settles a round that is over before it opens the next one', async () => {
    const member = await aPlayer({ gold: RICH })
    const first = await aFlight(member)
    await advanceClock(120_000)
    expect((await askBet(member)).status).toBe(200)
    await expectRightEnd(first)
  })

  test.each([0, 50, 150, 1_100, '100', 100.5, null])('of %o is refused by the contract', async (bet) => {
    const { headers } = await aPlayer()
    const { status, json } = await ask('POST', betRoute.POST, { body: { bet }, key: randomUUID(), headers })
    expect([status, json.code, json.errors[0].pointer]).toEqual([422, 'INVALID_INPUT', '/body/bet'])
  })

  test.each([100, 100_001, 1.5, '200'])('with the target %o is refused by the contract', async (autoTarget) => {
    const { status, json } = await askBet(await aPlayer(), { autoTarget })
    expect([status, json.errors[0].pointer]).toEqual([422, '/body/autoTarget'])
  })

  test('of more than there is is refused with what is missing', async () => {
    const member = await aPlayer({ gold: 130 })
    const { status, json } = await askBet(member, { bet: 200 })
    expect([status, json.code, json.params]).toEqual([422, 'INSUFFICIENT_FUNDS', { missing: 70, asset: 'GOLD' }])
    expect((await askCurrent(member)).json.crash).toBeNull()
  })
})

describe('a start', () => {
  test('lets the round fly from now on, and a second one changes nothing', async () => {
    const member = await aPlayer({ gold: RICH })
    const id = await aFlight(member, { from: 1_000, isStarted: false })
    const { json } = await askStart(member, id)
    expect(json.crash).toMatchObject({ id, state: 'flying' })
    expect(Date.parse(json.crash.serverAt) - Date.parse(json.crash.startsAt)).toBeLessThan(1_000)
    await advanceClock(5_000)
    expect((await askStart(member, id)).json.crash.startsAt).toBe(json.crash.startsAt)
  })

  test('is not needed: a bet starts by itself after 15 s', async () => {
    const member = await aPlayer({ gold: RICH })
    const id = await aFlight(member, { from: 1_000, isStarted: false })
    const { betAt, startsAt } = await storedRound(id)
    expect(startsAt.getTime() - betAt.getTime()).toBe(START_WITHIN_MS)
    await advanceClock(START_WITHIN_MS + 2_000)
    expect((await askCurrent(member)).json.crash).toMatchObject({ id, state: 'flying' })
    const { json } = await askCashOut(member, id)
    expect(json.round.result.cashOutMs).toBeGreaterThanOrEqual(1_000)
    await expectRightEnd(id)
  })

  test('of a settled round, and of somebody else’s, is refused', async () => {
    const member = await aPlayer({ gold: RICH })
    const id = await aFlight(member)
    expect((await askStart(await aPlayer(), id)).json.code).toBe('NOT_FOUND')
    await askCashOut(member, id)
    expect((await askStart(member, id)).json.code).toBe('ROUND_SETTLED')
  })
})

describe('a cash-out', () => {
  test('pays what the curve stands at when the server receives it', async () => {
    const member = await aPlayer({ gold: RICH })
    const id = await aFlight(member, { from: 1_000, bet: 500 })
    const before = await goldOf(member.id)
    await advanceClock(11_600)
    const { status, json } = await askCashOut(member, id)
    expect(status).toBe(200)
    const { multiplier, cashOutMs, presentation } = json.round.result
    expect(cashOutMs).toBeGreaterThanOrEqual(11_600)
    expect([multiplier, presentation]).toEqual([multiplierAt(cashOutMs), 'win'])
    expect(json.round.payout).toBe(5 * multiplier)
    expect(await goldOf(member.id)).toBe(before + json.round.payout)
    expect(json.balance.balances.GOLD.available).toBe(before + json.round.payout)
    expect(json.stats).toEqual(await statsOf(member))
    expect(json.session).toMatchObject({ paid: expect.any(Number) })
    await expectRightEnd(id)
  })

  test('moves two transfers that name the round, and one event tells of its end', async () => {
    const member = await aPlayer({ gold: RICH })
    const id = await aFlight(member, { from: 1_000 })
    const { json } = await askCashOut(member, id)
    const { transferId, payoutTransferId } = await roundOf(id)
    expect((await transfersOf(id)).map((transfer) => transfer.id)).toEqual([transferId, payoutTransferId])
    const events = await db.event.findMany({ where: { memberId: member.id, type: 'game_update' } })
    expect(events.at(-1)?.payload).toMatchObject({ round: json.round, stats: json.stats })
  })

  test('in the first moments asks for 1.01×, the lowest there is', async () => {
    const member = await aPlayer({ gold: RICH })
    const id = await aFlight(member, { from: 200 })
    await pool().query('update arcade.crash_round set cash_out_ms = 3 where id = $1', [id])
    const { json } = await askCashOut(member, id)
    expect(json.round).toMatchObject({ payout: 101, result: { multiplier: 101, cashOutMs: 3 } })
  })

  test('that comes too late finds the round lost, and says so', async () => {
    const member = await aPlayer({ gold: RICH })
    const id = await aFlight(member, { below: 1_000 })
    await advanceClock(instantOf(1_000))
    const { status, json } = await askCashOut(member, id)
    expect([status, json.round.payout, json.round.result]).toMatchObject([
      200,
      0,
      { multiplier: null, cashOutMs: null, presentation: 'loss' },
    ])
    expect(await transfersOf(id)).toHaveLength(1)
    await expectRightEnd(id)
  })

  test('that comes after the target pays exactly the target', async () => {
    const member = await aPlayer({ gold: RICH })
    const id = await aFlight(member, { from: 150, autoTarget: 150, bet: 200 })
    await advanceClock(60_000)
    const { json } = await askCashOut(member, id)
    expect([json.round.payout, json.round.result.multiplier, json.round.result.cashOutMs]).toEqual([300, 150, null])
  })

  test('before the start, of a settled round, and of somebody else’s, is refused', async () => {
    const member = await aPlayer({ gold: RICH })
    const id = await aFlight(member, { from: 1_000, isStarted: false })
    expect((await askCashOut(member, id)).json.code).toBe('CONFLICT')
    expect((await askCashOut(await aPlayer(), id)).json.code).toBe('NOT_FOUND')
    await askStart(member, id)
    await askCashOut(member, id)
    const { status, json } = await askCashOut(member, id)
    expect([status, json.code]).toEqual([409, 'ROUND_SETTLED'])
  })

  test('with the same key answers the same bytes', async () => {
    const member = await aPlayer({ gold: RICH })
    const id = await aFlight(member, { from: 1_000 })
    const key = randomUUID()
    const first = await askCashOut(member, id, key)
    const second = await askCashOut(member, id, key)
    expect([second.status, second.text, second.headers.get('idempotent-replayed')]).toEqual([200, first.text, 'true'])
  })
})

describe('an end that nobody asked for', () => {
  test('comes with the next look: the target has paid', async () => {
    const member = await aPlayer({ gold: RICH })
    const id = await aFlight(member, { from: 300, autoTarget: 300 })
    const before = await goldOf(member.id)
    await advanceClock(instantOf(300) + 1)
    const { json } = await askCurrent(member)
    expect(json).toMatchObject({
      crash: null,
      round: { id, payout: 300, result: { multiplier: 300, cashOutMs: null } },
    })
    expect(await goldOf(member.id)).toBe(before + 300)
  })

  test('comes with the sweeper, for every member at once', async () => {
    const members = await Promise.all(Array.from({ length: 6 }, () => aPlayer({ gold: RICH })))
    const ids: string[] = []
    for (const member of members) ids.push(await aFlight(member))
    await advanceClock(140_000)
    expect(await settleDecidedRounds()).toBeGreaterThanOrEqual(members.length)
    expect(await settleDecidedRounds()).toBe(0)
    for (const id of ids) await expectRightEnd(id)
  })

  test('is the cash-out that was received before its process died', async () => {
    const member = await aPlayer({ gold: RICH })
    const id = await aFlight(member, { from: 1_000 })
    // What the handler stores first; then the power goes.
    await pool().query('update arcade.crash_round set cash_out_ms = 12000 where id = $1', [id])
    await advanceClock(140_000)
    await settleDecidedRounds()
    expect((await expectRightEnd(id)).result).toMatchObject({ cashOutMs: 12_000, multiplier: multiplierAt(12_000) })
  })

  test('is waited for by a question, which is answered right after it and not before', async () => {
    const member = await aPlayer({ gold: RICH })
    const id = await aFlight(member, { from: 125, autoTarget: 125 })
    const { dueAt } = await storedRound(id)
    const { json } = await askCurrent(member, '?waitMs=5000')
    expect(json.round).toMatchObject({ id, payout: 125 })
    const { settledAt } = await storedRound(id)
    const lateMs = (settledAt?.getTime() ?? 0) - dueAt.getTime()
    expect(lateMs).toBeGreaterThanOrEqual(0)
    expect(lateMs).toBeLessThan(1_000)
  })

  test('is not waited for longer than asked', async () => {
    const member = await aPlayer({ gold: RICH })
    const id = await aFlight(member, { from: 10_000 })
    const startedMs = performance.now()
    const { json } = await askCurrent(member, '?waitMs=700')
    expect(performance.now() - startedMs).toBeGreaterThanOrEqual(690)
    expect(json).toMatchObject({ crash: { id, state: 'flying' }, round: null })
  })
})

describe('the database', () => {
  test.each([
    'bet = 1000',
    'auto_target = 900',
    "flight_ms = flight_ms + 1, due_at = due_at + interval '1 millisecond'",
    "starts_at = starts_at + interval '1 second', due_at = due_at + interval '1 second'",
    'cash_out_ms = flight_ms',
    "state = 'settled'",
  ])('refuses to set %s', async (change) => {
    const id = await aFlight(await aPlayer({ gold: RICH }), { from: 1_000 })
    await expect(pool().query(`update arcade.crash_round set ${change} where id = $1`, [id])).rejects.toThrow()
  })

  test('refuses to forget a round, or to cash one out twice', async () => {
    const id = await aFlight(await aPlayer({ gold: RICH }), { from: 1_000 })
    await expect(pool().query('delete from arcade.crash_round where id = $1', [id])).rejects.toThrow()
    await pool().query('update arcade.crash_round set cash_out_ms = 5 where id = $1', [id])
    await expect(pool().query('update arcade.crash_round set cash_out_ms = 6 where id = $1', [id])).rejects.toThrow()
  })
})
