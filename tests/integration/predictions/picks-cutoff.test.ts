import { beforeEach, describe, expect, test } from 'vitest'
import { now } from '@/lib/platform/clock/clock'
import { db, transaction } from '@/lib/platform/db/client'
import { pointsOf } from '@/lib/predictions/payouts/rules'
import { createPick, freezeListings, voidDay } from '@/lib/predictions/picks/service'
import { anIntent, signedQuery, tellUnlock } from '@/tests/support/ads'
import { spoilDatabase } from '@/tests/support/database'
import { aMember, type TestMember } from '@/tests/support/members'
import { askCancel, askChange, askDay, askPick, askPicks, onceFor, pickItems, stopMoment } from '@/tests/support/picks'
import { openSession, type TestSession } from '@/tests/support/predictions'

// The moment stands still here, by another function in the place of the database's.
spoilDatabase()

let session: TestSession
let member: TestMember
const MINUTE_MS = 60_000

beforeEach(async () => {
  await stopMoment(null)
  session = await openSession({ cutoffInMs: 10 * MINUTE_MS })
  member = await aMember()
})

const stopBefore = (ms: number) => stopMoment(new Date(session.cutoffAt.getTime() - ms))
const listingOf = (symbol: string) =>
  db.listing.findUniqueOrThrow({ where: { tradeDate_symbol: { tradeDate: new Date(session.tradeDate), symbol } } })
const pick = (memberId: string, symbol: string, side: 'UP' | 'DOWN' = 'UP') =>
  createPick({ memberId, symbol, side, tradeDate: session.tradeDate, once: onceFor(memberId) })

/** Moves this process's clock alone, as a machine whose time is wrong. */
function skewProcess(ms: number): void {
  const shared = globalThis as unknown as { moaClockShiftMs?: number }
  shared.moaClockShiftMs = ms
}

describe('the cut-off', () => {
  test('one millisecond earlier a pick counts, at the cut-off it does not', async () => {
    await stopBefore(1)
    const early = await askPick(member, 'AAPL')
    expect([early.status, early.json.pick.pickedAt]).toEqual([
      201,
      new Date(session.cutoffAt.getTime() - 1).toISOString(),
    ])
    await stopBefore(0)
    const late = await askPick(member, 'MSFT')
    expect([late.status, late.json.code]).toEqual([409, 'PICKS_CLOSED'])
    const named = await askPick(member, 'MSFT', { side: 'UP', tradeDate: session.tradeDate })
    expect([named.status, named.json.code]).toEqual([409, 'PICKS_CLOSED'])
    expect((await askDay(member)).json.slots.used).toBe(1)
  })

  test('one millisecond before picks open there are none, from then on there are', async () => {
    await stopMoment(new Date(session.opensAt.getTime() - 1))
    expect((await askPick(member, 'AAPL', { side: 'UP', tradeDate: session.tradeDate })).json.code).toBe('PICKS_CLOSED')
    await stopMoment(session.opensAt)
    expect((await askPick(member, 'AAPL')).status).toBe(201)
  })

  test('holds for changing and taking back as well', async () => {
    await askPick(member, 'AAPL', { side: 'UP' })
    await stopBefore(1)
    expect((await askChange(member, 'AAPL', { side: 'DOWN' })).status).toBe(200)
    await stopBefore(0)
    expect((await askChange(member, 'AAPL', { side: 'UP' })).json.code).toBe('PICKS_CLOSED')
    expect((await askCancel(member, 'AAPL')).json.code).toBe('PICKS_CLOSED')
    expect((await askPicks(member)).json.items[0].pick).toMatchObject({ side: 'DOWN', state: 'OPEN' })
  })

  test.each([
    ['an hour ahead', 60 * MINUTE_MS],
    ['an hour behind', -60 * MINUTE_MS],
  ])('is the database’s: an app whose clock is %s changes nothing', async (_name, skewMs) => {
    skewProcess(skewMs)
    try {
      expect(Math.abs(now().getTime() - Date.now() - skewMs)).toBeLessThan(1_000)
      await stopBefore(1)
      await expect(pick(member.id, 'AAPL')).resolves.toMatchObject({ status: 201 })
      await stopBefore(0)
      await expect(pick(member.id, 'MSFT')).rejects.toMatchObject({ code: 'PICKS_CLOSED' })
    } finally {
      skewProcess(0)
    }
  })

  test('is looked at after the wait for the member’s day: who waited past it is too late', async () => {
    await pick(member.id, 'AAPL')
    const waited = await transaction(async (tx) => {
      const tradeDate = new Date(session.tradeDate)
      await tx.memberDay.update({
        where: { memberId_tradeDate: { memberId: member.id, tradeDate } },
        data: { baseSlots: 3 },
      })
      // Asked in time, and kept waiting until the cut-off.
      const waiting = pick(member.id, 'MSFT').then(
        () => 'picked',
        (error: { code: string }) => error.code,
      )
      await untilWaiting()
      await stopBefore(0)
      return { waiting }
    })
    expect(await waited.waiting).toBe('PICKS_CLOSED')
  })
})

/** Until a statement waits for a lock. */
async function untilWaiting(): Promise<void> {
  for (;;) {
    const [{ waiting }] = await db.$queryRaw<[{ waiting: number }]>`
      select count(*)::int as waiting from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`
    if (waiting > 0) return
    await new Promise((done) => setTimeout(done, 10))
  }
}

describe('the freeze', () => {
  test('writes what the crowd said and what each side brings, once', async () => {
    const people = await Promise.all(Array.from({ length: 5 }, () => aMember()))
    for (const [index, { id }] of people.entries()) await pick(id, 'AAPL', index === 0 ? 'DOWN' : 'UP')
    await pick(member.id, 'MSFT', 'DOWN')
    await askCancel(member, 'MSFT')
    await stopBefore(0)
    await Promise.all([freezeListings(session.tradeDate), freezeListings(session.tradeDate)])
    const frozen = await listingOf('AAPL')
    expect(frozen).toMatchObject({ upPicks: 4, downPicks: 1, upPoints: 6, downPoints: 25, frozenAt: expect.any(Date) })
    expect(await listingOf('MSFT')).toMatchObject({ upPicks: 0, downPicks: 0, upPoints: 10, downPoints: 10 })
    await stopBefore(-MINUTE_MS)
    await freezeListings(session.tradeDate)
    expect(await listingOf('AAPL')).toEqual(frozen)
    const { json } = await askPicks(people[0] ?? member)
    expect(json.items[0]).toMatchObject({ pays: 25, points: null })
  })

  test('is refused before the cut-off, and for a day that nobody knows', async () => {
    await expect(freezeListings(session.tradeDate)).rejects.toThrow('before its cut-off')
    await expect(freezeListings('2014-01-03')).rejects.toThrow()
    expect(await listingOf('AAPL')).toMatchObject({ frozenAt: null })
  })

  test('counts every pick that got in, however they race', async () => {
    await stopMoment(null)
    session = await openSession({ cutoffInMs: 400 })
    const members = Array.from({ length: 120 }, (_, index) => `usr_race${index}`)
    const freezing = freezeSoon(session.tradeDate)
    const outcomes = await Promise.all(
      members.map(async (memberId, index) => {
        await new Promise((done) => setTimeout(done, index * 6))
        return pick(memberId, 'AAPL', index % 3 ? 'UP' : 'DOWN').then(
          () => 'picked',
          (error: { code: string }) => error.code,
        )
      }),
    )
    await freezing
    expect(new Set(outcomes)).toEqual(new Set(['picked', 'PICKS_CLOSED']))
    const tradeDate = new Date(session.tradeDate)
    const got = await db.pick.findMany({ where: { tradeDate, symbol: 'AAPL' } })
    expect(got).toHaveLength(outcomes.filter((outcome) => outcome === 'picked').length)
    expect(got.every(({ pickedAt }) => pickedAt < session.cutoffAt)).toBe(true)
    const up = got.filter(({ side }) => side === 'UP').length
    expect(await listingOf('AAPL')).toMatchObject({
      upPicks: up,
      downPicks: got.length - up,
      upPoints: pointsOf({ same: up, total: got.length }),
      downPoints: pointsOf({ same: got.length - up, total: got.length }),
    })
  })

  test('waits for a pick that is on its way, and counts it', async () => {
    const freezing = await transaction(async (tx) => {
      await tx.$queryRaw`
        select code from predictions.put_picks(${pickItems({ memberId: member.id, symbol: 'AAPL' })}::jsonb)`
      await stopBefore(-1)
      const freezing = freezeListings(session.tradeDate)
      await untilWaiting()
      expect((await listingOf('AAPL')).frozenAt).toBeNull()
      return { freezing }
    })
    await freezing.freezing
    expect(await listingOf('AAPL')).toMatchObject({ upPicks: 1, downPicks: 0 })
  })

  test('is final: a clock that is set back admits nobody', async () => {
    await stopBefore(0)
    await freezeListings(session.tradeDate)
    await stopBefore(MINUTE_MS)
    await expect(pick(member.id, 'AAPL')).rejects.toMatchObject({ code: 'PICKS_CLOSED' })
  })
})

/** As the tick does it: again and again until the cut-off has passed. */
async function freezeSoon(tradeDate: string): Promise<void> {
  for (;;) {
    try {
      return await freezeListings(tradeDate)
    } catch {
      await new Promise((done) => setTimeout(done, 3))
    }
  }
}

describe('a day on which the exchange stays shut', () => {
  const shut = () =>
    transaction(async (tx) => {
      await tx.marketSession.update({
        where: { tradeDate: new Date(session.tradeDate) },
        data: { phase: 'CANCELLED', cancelledReason: 'storm' },
      })
      await voidDay(tx, { tradeDate: session.tradeDate, reason: 'storm', decidedBy: 'usr_operator' })
    })

  test('takes no more picks; those made are void, and the slots are free', async () => {
    await askPick(member, 'AAPL')
    await askPick(member, 'MSFT')
    await askCancel(member, 'MSFT')
    await shut()
    await shut()
    const { json } = await askPicks(member)
    expect(json.items).toHaveLength(1)
    expect(json.items[0]).toMatchObject({
      pick: { state: 'VOID' },
      outcome: 'VOID',
      voidReason: 'closed',
      points: 0,
      settlementVersion: 1,
      close: null,
    })
    const day = await askDay(member, `?tradeDate=${session.tradeDate}`)
    expect(day.json.slots).toEqual({ base: 3, ad: 0, used: 0, left: 3 })
    expect((await askPick(member, 'NVDA', { side: 'UP', tradeDate: session.tradeDate })).json.code).toBe('PICKS_CLOSED')
    const settlements = await db.settlement.findMany({ where: { tradeDate: new Date(session.tradeDate) } })
    expect(settlements).toHaveLength(session.symbols.length)
    expect(settlements.every(({ version, appliedAt }) => version === 1 && appliedAt !== null)).toBe(true)
  })

  test('gives the slots that ads opened to the next one, and tells the member of both days', async () => {
    const next = await openSession({ cutoffInMs: 60 * MINUTE_MS, openForMs: 30 * MINUTE_MS, phase: 'SCHEDULED' })
    session = await openSession({ cutoffInMs: 10 * MINUTE_MS })
    await tellUnlock(await signedQuery(await anIntent(member.id, session.tradeDate)))
    await askPick(member, 'AAPL')
    await shut()
    const slots = async (date: string) => (await askDay(member, `?tradeDate=${date}`)).json.slots
    expect(await slots(next.tradeDate)).toEqual({ base: 3, ad: 1, used: 0, left: 4 })
    expect(await slots(session.tradeDate)).toEqual({ base: 3, ad: 0, used: 0, left: 3 })
    const events = await db.event.findMany({
      where: { memberId: member.id, type: 'event_update' },
      orderBy: { id: 'asc' },
    })
    expect(events.slice(-2).map(({ key }) => key)).toEqual([
      `${member.id}:${session.tradeDate}`,
      `${member.id}:${next.tradeDate}`,
    ])
  })

  test('voids a pick that got in while it was declared', async () => {
    const outcomes = await Promise.allSettled([
      ...Array.from({ length: 10 }, (_, index) => pick(`usr_shut${index}`, 'AAPL')),
      shut(),
      ...Array.from({ length: 10 }, (_, index) => pick(`usr_late${index}`, 'AAPL')),
    ])
    for (const outcome of outcomes) {
      if (outcome.status === 'rejected') expect(outcome.reason.code).toBe('PICKS_CLOSED')
    }
    const picks = await db.pick.findMany({ where: { tradeDate: new Date(session.tradeDate) } })
    expect(picks.every(({ state }) => state === 'VOID')).toBe(true)
  })
})
