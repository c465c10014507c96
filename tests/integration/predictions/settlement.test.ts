import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import * as heldSymbolRoute from '@/app/api/admin/predictions/held/[tradeDate]/[symbol]/route'
import * as heldRoute from '@/app/api/admin/predictions/held/route'
import * as correctRoute from '@/app/api/admin/predictions/settlements/[tradeDate]/[symbol]/correct/route'
import * as runRoute from '@/app/api/internal/settlement/run/route'
import * as receiptRoute from '@/app/api/v1/settlements/[tradeDate]/[symbol]/route'
import * as dayRoute from '@/app/api/v1/settlements/[tradeDate]/route'
import { verifyLedger } from '@/lib/ledger/proof/service'
import { sinkFor, walletOf } from '@/lib/ledger/service'
import { pool, transaction } from '@/lib/platform/db/client'
import { env } from '@/lib/platform/env/env'
import { SettlementNotice, SettlementUpdate } from '@/lib/predictions/digests/events'
import { voidDay } from '@/lib/predictions/picks/service'
import { correct, finishSession, settleDue, settleSession } from '@/lib/predictions/settlements/service'
import { ask } from '@/tests/support/ask'
import { leg, transferOf } from '@/tests/support/ledger'
import { aMember, anOperator } from '@/tests/support/members'
import { openSession } from '@/tests/support/predictions'
import {
  aPick,
  dueSession,
  picksOf,
  readBooks,
  sayPrices,
  somePickers,
  standingOf,
  WORTH,
} from '@/tests/support/settlements'

const AAPL = 'AAPL'
const OPERATOR = 'usr_01KADX4T5QZ3M8V0W2Y6B9C1DE'

/** A day that went UP, with a right and a wrong pick on it, settled unless said otherwise. */
async function upDay({ isSettled = true } = {}) {
  const { tradeDate } = await dueSession()
  const [right = '', wrong = ''] = await somePickers(2)
  await aPick(right, tradeDate, AAPL, 'UP')
  await aPick(wrong, tradeDate, AAPL, 'DOWN')
  await sayPrices(tradeDate, AAPL, { close: 101, prev: 100 })
  if (isSettled) await settleSession(tradeDate)
  return { tradeDate, right, wrong }
}

type Word = { outcome: 'UP' | 'DOWN' | 'VOID' }
async function correctTo(tradeDate: string, { outcome }: Word) {
  const order = { tradeDate, symbol: AAPL, outcome, note: 'the exchange corrected itself', operatorId: OPERATOR }
  await transaction((tx) => correct(tx, order))
  return finishSession(tradeDate)
}

async function spend(memberId: string, amount: number): Promise<void> {
  const { postBatch } = await import('@/lib/ledger/service')
  const [outcome] = await postBatch([
    transferOf([leg(walletOf(memberId), sinkFor('test'), amount, 'POINT')], { key: randomUUID() }),
  ])
  expect(outcome?.status).toBe('posted')
}

async function expectBooks(): Promise<void> {
  const books = await readBooks()
  expect([books?.issued, books?.debt]).toEqual([books?.awarded, books?.owed])
  expect((await verifyLedger(process.env.DATABASE_URL ?? '')).failure).toBeNull()
}

describe('a session that is due', () => {
  test('gives the right pick the points of its side and the wrong one none', async () => {
    const { tradeDate, right, wrong } = await upDay()
    expect((await picksOf(tradeDate)).map(({ state, points, version }) => [state, points, version])).toEqual([
      ['WON', WORTH.UP, 1],
      ['LOST', 0, 1],
    ])
    expect([await standingOf(right), await standingOf(wrong)]).toEqual([
      { points: WORTH.UP, owed: 0 },
      { points: 0, owed: 0 },
    ])
    const { rows } = await pool().query('select phase from predictions.market_session where trade_date = $1', [
      tradeDate,
    ])
    expect(rows).toEqual([{ phase: 'SETTLED' }])
    await expectBooks()
  })

  test('settled twice and by two at once it is settled once', async () => {
    const { tradeDate, right } = await upDay({ isSettled: false })
    await Promise.all([settleSession(tradeDate), settleSession(tradeDate), settleDue()])
    await settleSession(tradeDate)
    expect(await standingOf(right)).toEqual({ points: WORTH.UP, owed: 0 })
    const { rows } = await pool().query(
      `select count(*)::int as awards from ledger.transfer join predictions.pick on pick.id = related_id
       where trade_date = $1`,
      [tradeDate],
    )
    expect(rows).toEqual([{ awards: 1 }])
    await expectBooks()
  })

  test('tells each member of it once, in one update and one notification', async () => {
    const { tradeDate, right } = await upDay()
    await settleSession(tradeDate)
    const { rows } = await pool().query<{ type: string; payload: object }>(
      `select type, payload from platform.event where member_id = $1 and key = $2 order by id`,
      [right, `ox:${tradeDate}`],
    )
    expect(rows.map(({ type }) => type)).toEqual(['settlement_update', 'notification'])
    expect(SettlementUpdate.parse(rows[0]?.payload)).toMatchObject({ version: 1, won: 1, lost: 0, points: WORTH.UP })
    expect(SettlementNotice.parse(rows[1]?.payload)).toMatchObject({ kind: 'ox_settled', isCorrection: false })
  })

  test('is refused before its prices are due, and before its picks are counted', async () => {
    const early = await openSession({ symbols: [AAPL], cutoffInMs: -1_000, phase: 'LOCKED' })
    await expect(settleSession(early.tradeDate)).rejects.toMatchObject({ code: 'CONFLICT' })
    const unfrozen = await openSession({ symbols: [AAPL], cutoffInMs: -36_000_000, phase: 'LOCKED' })
    await expect(settleSession(unfrozen.tradeDate)).rejects.toMatchObject({ code: 'CONFLICT' })
    await expect(settleSession('1999-01-04')).rejects.toMatchObject({ code: 'NOT_FOUND' })
  })

  test('a pick that was taken back gets nothing', async () => {
    const { tradeDate, right } = await upDay({ isSettled: false })
    await pool().query(`update predictions.pick set state = 'CANCELLED' where member_id = $1`, [right])
    await settleSession(tradeDate)
    expect(await standingOf(right)).toEqual({ points: 0, owed: 0 })
  })

  test('a tie is VOID and awards nobody', async () => {
    const { tradeDate, right } = await upDay({ isSettled: false })
    await sayPrices(tradeDate, AAPL, { close: 100.004, prev: 100 })
    await settleSession(tradeDate)
    expect((await picksOf(tradeDate)).map(({ state }) => state)).toEqual(['VOID', 'VOID'])
    expect(await standingOf(right)).toEqual({ points: 0, owed: 0 })
  })

  test('a closed day is VOID for everybody, and members are told', async () => {
    const { tradeDate, right } = await upDay({ isSettled: false })
    await pool().query(
      `update predictions.market_session set phase = 'CANCELLED', cancelled_reason = 'mourning' where trade_date = $1`,
      [tradeDate],
    )
    await transaction((tx) => voidDay(tx, { tradeDate, reason: 'mourning', decidedBy: OPERATOR }))
    await settleDue()
    expect((await picksOf(tradeDate)).map(({ state, points }) => [state, points])).toEqual([
      ['VOID', 0],
      ['VOID', 0],
    ])
    const { rows } = await pool().query(`select from platform.event where member_id = $1 and key = $2`, [
      right,
      `ox:${tradeDate}`,
    ])
    expect(rows).toHaveLength(2)
  })

  test('a day whose picks were never counted can only be VOID', async () => {
    const { tradeDate } = await openSession({ symbols: [AAPL], phase: 'CANCELLED' })
    await transaction((tx) => voidDay(tx, { tradeDate, reason: 'mourning', decidedBy: OPERATOR }))
    await expect(correctTo(tradeDate, { outcome: 'UP' })).rejects.toMatchObject({ code: 'CONFLICT' })
  })
})

describe('a correction', () => {
  test('v2 takes back what v1 gave and gives the others theirs; v3 the other way round', async () => {
    const { tradeDate, right, wrong } = await upDay()
    await correctTo(tradeDate, { outcome: 'DOWN' })
    expect([await standingOf(right), await standingOf(wrong)]).toEqual([
      { points: 0, owed: 0 },
      { points: WORTH.DOWN, owed: 0 },
    ])
    await correctTo(tradeDate, { outcome: 'UP' })
    expect([await standingOf(right), await standingOf(wrong)]).toEqual([
      { points: WORTH.UP, owed: 0 },
      { points: 0, owed: 0 },
    ])
    expect((await picksOf(tradeDate)).map(({ version }) => version)).toEqual([3, 3])
    await expectBooks()
  })

  test('of spent points leaves a debt, and the next award fills it first', async () => {
    const { tradeDate, right } = await upDay()
    await spend(right, WORTH.UP - 2)
    await correctTo(tradeDate, { outcome: 'VOID' })
    expect(await standingOf(right)).toEqual({ points: 0, owed: WORTH.UP - 2 })
    await expectBooks()
    const next = await dueSession()
    await aPick(right, next.tradeDate, AAPL, 'UP')
    await sayPrices(next.tradeDate, AAPL, { close: 101, prev: 100 })
    await settleSession(next.tradeDate)
    expect(await standingOf(right)).toEqual({ points: 2, owed: 0 })
    await expectBooks()
  })

  test('v2 then v3 leaves the right sum though the points were spent', async () => {
    const { tradeDate, right } = await upDay()
    await spend(right, WORTH.UP)
    await correctTo(tradeDate, { outcome: 'DOWN' })
    expect(await standingOf(right)).toEqual({ points: 0, owed: WORTH.UP })
    await correctTo(tradeDate, { outcome: 'UP' })
    expect(await standingOf(right)).toEqual({ points: 0, owed: 0 })
    await expectBooks()
  })

  test('of a version that has not reached the picks yet awards only the newest', async () => {
    const { tradeDate, right, wrong } = await upDay({ isSettled: false })
    await settleSession(tradeDate)
    const order = { tradeDate, symbol: AAPL, note: 'again', operatorId: OPERATOR }
    await transaction((tx) => correct(tx, { ...order, outcome: 'DOWN' }))
    await transaction((tx) => correct(tx, { ...order, outcome: 'VOID' }))
    await Promise.all([finishSession(tradeDate), finishSession(tradeDate)])
    expect([await standingOf(right), await standingOf(wrong)]).toEqual([
      { points: 0, owed: 0 },
      { points: 0, owed: 0 },
    ])
    expect((await picksOf(tradeDate)).map(({ version }) => version)).toEqual([3, 3])
    await expectBooks()
  })

  test('is told as one, and shows in the receipt what it changed', async () => {
    const { tradeDate } = await upDay()
    const member = await aMember()
    const operator = await anOperator()
    const params = { tradeDate, symbol: AAPL }
    const answer = await ask('POST', correctRoute.POST, {
      headers: operator.headers,
      params,
      body: { outcome: 'DOWN', closeMicros: 99_000_000, note: 'the exchange corrected itself' },
      key: randomUUID(),
    })
    expect([answer.status, answer.json.version]).toEqual([200, 2])
    const { json } = await ask('GET', receiptRoute.GET, { headers: member.headers, params })
    expect(json).toMatchObject({ outcome: 'DOWN', version: 2, state: 'SETTLED', closeMicros: 99_000_000 })
    expect(json.versions[0].changes).toEqual([
      { field: 'outcome', from: 'UP', to: 'DOWN' },
      { field: 'closeMicros', from: 101_000_000, to: 99_000_000 },
    ])
    expect(json.versions[0]).toMatchObject({ decidedBy: 'operator', note: 'the exchange corrected itself' })
    expect(json.versions[1].evidence.map(({ source }: { source: string }) => source)).toEqual(['massive', 'yahoo'])
    expect(json.versions[1].path.map(({ step }: { step: string }) => step)).toEqual([
      'evidence',
      'session',
      'split',
      'previous_close',
      'compare',
      'outcome',
    ])
  })

  test('whose prices contradict its outcome is refused, and one of an unsettled day too', async () => {
    const settled = await upDay()
    const open = await upDay({ isSettled: false })
    const order = { symbol: AAPL, note: 'again', operatorId: OPERATOR, outcome: 'UP' as const, closeMicros: 1_000_000 }
    const correcting = (tradeDate: string) => transaction((tx) => correct(tx, { ...order, tradeDate }))
    await expect(correcting(settled.tradeDate)).rejects.toMatchObject({ code: 'INVALID_INPUT' })
    await expect(correcting(open.tradeDate)).rejects.toMatchObject({ code: 'CONFLICT' })
    await expect(correcting('1999-01-04')).rejects.toMatchObject({ code: 'NOT_FOUND' })
  })

  test('never changes a version that was decided', async () => {
    const { tradeDate } = await upDay()
    const change = `update predictions.settlement set outcome = 'DOWN' where trade_date = $1`
    await expect(pool().query(change, [tradeDate])).rejects.toThrow('stays as it was decided')
    await expect(
      pool().query('delete from predictions.settlement where trade_date = $1', [tradeDate]),
    ).rejects.toThrow()
  })
})

describe('a symbol that sources do not agree on', () => {
  const held = async () => {
    const { tradeDate } = await dueSession({ symbols: [AAPL, 'MSFT'] })
    const [member = ''] = await somePickers(1)
    await aPick(member, tradeDate, AAPL, 'UP')
    await aPick(member, tradeDate, 'MSFT', 'UP')
    await sayPrices(tradeDate, AAPL, { close: 101, prev: 100, sources: ['yahoo'] })
    await sayPrices(tradeDate, 'MSFT', { close: 101, prev: 100 })
    const run = await settleSession(tradeDate)
    return { tradeDate, member, run }
  }

  test('waits, while the others of its day are settled', async () => {
    const { tradeDate, member, run } = await held()
    expect([run.settled, run.held]).toEqual([1, 1])
    expect(await standingOf(member)).toEqual({ points: WORTH.UP, owed: 0 })
    const operator = await anOperator()
    const { json } = await ask('GET', heldRoute.GET, { headers: operator.headers })
    const mine = json.cases.find((one: { tradeDate: string }) => one.tradeDate === tradeDate)
    expect(mine).toMatchObject({ symbol: AAPL, reason: 'one_source', evidence: [{ source: 'yahoo' }] })
  })

  test('is decided by an operator once, points follow, and the session is settled', async () => {
    const { tradeDate, member } = await held()
    const { headers } = await anOperator()
    const params = { tradeDate, symbol: AAPL }
    const decide = () =>
      ask('POST', heldSymbolRoute.POST, { headers, params, body: { outcome: 'UP', note: 'seen' }, key: randomUUID() })
    expect((await decide()).json).toMatchObject({ version: 1, outcome: 'UP', decidedBy: 'operator' })
    expect((await decide()).json.code).toBe('CONFLICT')
    expect(await standingOf(member)).toEqual({ points: 2 * WORTH.UP, owed: 0 })
    const { rows } = await pool().query('select phase from predictions.market_session where trade_date = $1', [
      tradeDate,
    ])
    expect(rows).toEqual([{ phase: 'SETTLED' }])
    const events = await pool().query<{ version: string }>(
      `select version from platform.event where member_id = $1 and type = 'settlement_update' order by id`,
      [member],
    )
    expect(events.rows.map(({ version }) => Number(version))).toEqual([1, 2])
  })

  test('is settled by rule when a second source comes after all', async () => {
    const { tradeDate, member } = await held()
    await sayPrices(tradeDate, AAPL, { close: 101, prev: 100, sources: ['massive'] })
    await settleDue()
    expect(await standingOf(member)).toEqual({ points: 2 * WORTH.UP, owed: 0 })
    const { rows } = await pool().query('select resolved_by from predictions.hold_case where trade_date = $1', [
      tradeDate,
    ])
    expect(rows).toEqual([{ resolved_by: 'rule' }])
  })
})

describe('the routes', () => {
  test('a day shows every symbol, its state, and what became of my picks', async () => {
    const member = await aMember()
    const { tradeDate } = await dueSession({ symbols: [AAPL, 'MSFT'] })
    await aPick(member.id, tradeDate, AAPL, 'UP')
    const params = { tradeDate }
    const before = await ask('GET', dayRoute.GET, { headers: member.headers, params })
    expect(before.json).toMatchObject({ state: 'WAITING', mine: { open: 1, points: 0 } })
    await sayPrices(tradeDate, AAPL, { close: 101, prev: 100 })
    await sayPrices(tradeDate, 'MSFT', { close: 99, prev: 100 })
    await settleSession(tradeDate)
    const { json } = await ask('GET', dayRoute.GET, { headers: member.headers, params })
    expect(json).toMatchObject({ state: 'SETTLED', mine: { won: 1, open: 0, points: WORTH.UP } })
    expect(json.results).toMatchObject([
      { symbol: AAPL, outcome: 'UP', points: { up: WORTH.UP, down: WORTH.DOWN }, pick: { state: 'WON', side: 'UP' } },
      { symbol: 'MSFT', outcome: 'DOWN', pick: null },
    ])
  })

  test('the internal run takes the operations secret and nothing else', async () => {
    const { tradeDate, right } = await upDay({ isSettled: false })
    const member = await aMember()
    const asked = (authorization: string) =>
      ask('POST', runRoute.POST, { headers: { authorization }, body: { tradeDate } })
    expect((await asked(member.headers.authorization)).status).toBe(401)
    const { status, json } = await asked(`Bearer ${env.CRON_SECRET}`)
    expect([status, json]).toEqual([200, { runs: [{ tradeDate, settled: 1, held: 0, applied: 2 }] }])
    expect(await standingOf(right)).toEqual({ points: WORTH.UP, owed: 0 })
  })

  test('what does not exist is not found', async () => {
    const { headers } = await aMember()
    const day = await ask('GET', dayRoute.GET, { headers, params: { tradeDate: '1999-01-04' } })
    const receipt = await ask('GET', receiptRoute.GET, { headers, params: { tradeDate: '1999-01-04', symbol: AAPL } })
    expect([day.status, receipt.status]).toEqual([404, 404])
  })
})
