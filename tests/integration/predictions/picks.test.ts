import { randomUUID } from 'node:crypto'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { db, pool } from '@/lib/platform/db/client'
import { AppError } from '@/lib/platform/kernel/errors'
import { MyDayUpdate } from '@/lib/predictions/picks/events'
import { createPick } from '@/lib/predictions/picks/service'
import { spoilDatabase } from '@/tests/support/database'
import { aMember, type TestMember } from '@/tests/support/members'
import { askCancel, askChange, askDay, askPick, askPicks, onceFor, pickItems } from '@/tests/support/picks'
import { openSession, type TestSession } from '@/tests/support/predictions'

// A settlement is written by hand here, with POINT that nobody was awarded.
spoilDatabase()

let session: TestSession
let member: TestMember

beforeAll(async () => {
  session = await openSession()
})
beforeEach(async () => {
  member = await aMember()
})

const pickOf = async ({ id: memberId }: TestMember, symbol: string) =>
  db.pick.findUniqueOrThrow({
    where: { memberId_tradeDate_symbol: { memberId, tradeDate: new Date(session.tradeDate), symbol } },
  })
const eventsOf = async ({ id }: TestMember) =>
  (
    await pool().query<{ key: string; version: string; payload: unknown }>(
      `select key, version, payload from platform.event where member_id = $1 and type = 'event_update' order by id`,
      [id],
    )
  ).rows

describe('a pick', () => {
  test('is for the session that takes picks, uses a slot and tells the screens', async () => {
    const { status, json } = await askPick(member, 'NVDA', { side: 'DOWN', confidence: 65 })
    expect([status, json.slots, json.version]).toEqual([201, { base: 3, ad: 0, used: 1, left: 2 }, 1])
    expect(json.pick).toMatchObject({
      tradeDate: session.tradeDate,
      symbol: 'NVDA',
      side: 'DOWN',
      confidence: 65,
      state: 'OPEN',
      points: null,
      settlementVersion: null,
      version: 1,
    })
    const [event] = await eventsOf(member)
    expect([event?.key, event?.version]).toEqual([`${member.id}:${session.tradeDate}`, '1'])
    expect(MyDayUpdate.parse(event?.payload)).toEqual({
      kind: 'pick_day',
      tradeDate: session.tradeDate,
      version: 1,
      slots: json.slots,
      picks: [json.pick],
    })
    const { json: day } = await askDay(member)
    expect(day).toEqual({ tradeDate: session.tradeDate, version: 1, slots: json.slots, picks: [json.pick] })
  })

  test('stands once for each symbol, on however many devices', async () => {
    const answers = await Promise.all([1, 2, 3, 4, 5].map(() => askPick(member, 'AAPL')))
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409, 409, 409])
    expect(new Set(answers.filter(({ status }) => status === 409).map(({ json }) => json.code))).toEqual(
      new Set(['ALREADY_PICKED']),
    )
    expect((await askDay(member)).json.slots.used).toBe(1)
  })

  test('of a symbol that is not on the list is refused, and so is a lower case one', async () => {
    const unlisted = await askPick(member, 'ZZZZ')
    expect([unlisted.status, unlisted.json.code]).toEqual([404, 'NOT_FOUND'])
    expect((await askPick(member, 'aapl')).status).toBe(422)
  })

  test('for a day that is not the open one is refused', async () => {
    const unknown = await askPick(member, 'AAPL', { side: 'UP', tradeDate: '2014-01-03' })
    expect([unknown.status, unknown.json.code]).toEqual([404, 'NOT_FOUND'])
    const named = await askPick(member, 'AAPL', { side: 'UP', tradeDate: session.tradeDate })
    expect(named.status).toBe(201)
  })

  test.each([
    {},
    { side: 'FLAT' },
    { side: 'UP', confidence: 50 },
    { side: 'UP', points: 25 },
    { side: 'UP', tradeDate: 'x' },
    { side: 'UP', tradeDate: '0000-01-01' },
  ])('with the body %j is refused', async (body) => {
    const { status, json } = await askPick(member, 'AAPL', body as { side: 'UP' })
    expect([status, json.code]).toEqual([422, 'INVALID_INPUT'])
  })

  test('needs a member and a key', async () => {
    expect((await askPick({ headers: { authorization: '' } }, 'AAPL')).status).toBe(401)
    expect((await askPick(member, 'AAPL', { side: 'UP' }, '')).status).toBe(400)
  })

  test('asked for ten times in a minute may be asked for, and no more', async () => {
    const statuses: number[] = []
    for (let count = 0; count < 11; count++) statuses.push((await askPick(member, 'ZZZZ')).status)
    expect(statuses).toEqual([...Array(10).fill(404), 429])
  })
})

describe('a key', () => {
  test('asked again answers what it answered, and uses nothing', async () => {
    const key = randomUUID()
    const first = await askPick(member, 'AAPL', { side: 'UP' }, key)
    const second = await askPick(member, 'AAPL', { side: 'UP' }, key)
    expect([second.status, second.text]).toEqual([first.status, first.text])
    expect((await askDay(member)).json.version).toBe(1)
  })

  test('asked at once by two answers both the same, and picks once', async () => {
    const key = randomUUID()
    const answers = await Promise.all([1, 2, 3, 4].map(() => askPick(member, 'AAPL', { side: 'UP' }, key)))
    for (const { status, json } of answers) expect([201, 409]).toContain(status === 409 ? json.code && 409 : status)
    expect((await askDay(member)).json.slots.used).toBe(1)
  })

  test('with another body, symbol or verb is refused', async () => {
    const key = randomUUID()
    await askPick(member, 'AAPL', { side: 'UP' }, key)
    const others = [
      await askPick(member, 'AAPL', { side: 'DOWN' }, key),
      await askPick(member, 'MSFT', { side: 'UP' }, key),
      await askCancel(member, 'AAPL', key),
    ]
    expect(others.map(({ json }) => json.code)).toEqual(Array(3).fill('IDEMPOTENCY_KEY_REUSED'))
    expect((await pickOf(member, 'AAPL')).side).toBe('UP')
  })
})

/** Why each was refused, null if it wasn't. */
async function putPicks(...picks: Parameters<typeof pickItems>): Promise<(string | null)[]> {
  const put = 'select code from predictions.put_picks($1::jsonb)'
  const { rows } = await pool().query<{ code: string | null }>(put, [pickItems(...picks)])
  return rows.map(({ code }) => code)
}

describe('slots', () => {
  test('a fourth pick has none', async () => {
    for (const symbol of ['AAPL', 'MSFT', 'NVDA']) expect((await askPick(member, symbol)).status).toBe(201)
    const { status, json } = await askPick(member, 'TSLA')
    expect([status, json.code]).toEqual([422, 'SLOTS_USED_UP'])
    expect(await db.pick.count({ where: { memberId: member.id } })).toBe(3)
  })

  test('the last one is used once, by twenty devices that all want it', async () => {
    await askPick(member, 'AAPL')
    await askPick(member, 'MSFT')
    const wanted = session.symbols.filter((symbol) => symbol !== 'AAPL' && symbol !== 'MSFT')
    const outcomes = await Promise.allSettled(
      Array.from({ length: 20 }, (_, index) =>
        createPick({
          memberId: member.id,
          symbol: wanted[index % wanted.length] ?? '',
          side: index % 2 ? 'UP' : 'DOWN',
          once: onceFor(member.id),
        }),
      ),
    )
    const refusals = outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [outcome.reason] : []))
    expect(refusals).toHaveLength(19)
    for (const reason of refusals) {
      expect(reason).toBeInstanceOf(AppError)
      expect(['SLOTS_USED_UP', 'ALREADY_PICKED']).toContain(reason.code)
    }
    const { json } = await askDay(member)
    expect([json.slots, json.picks.length]).toEqual([{ base: 3, ad: 0, used: 3, left: 0 }, 3])
  })

  test('the last one is used once, by twenty instances at once', async () => {
    await askPick(member, 'AAPL')
    await askPick(member, 'MSFT')
    const codes = await Promise.all(
      Array.from({ length: 20 }, async (_, index) => {
        const [code] = await putPicks({ memberId: member.id, symbol: session.symbols[2 + (index % 8)] })
        return code
      }),
    )
    expect(codes.filter((code) => code === null)).toHaveLength(1)
    expect((await askDay(member)).json.slots).toEqual({ base: 3, ad: 0, used: 3, left: 0 })
  })

  test('are never counted for two picks of a member in one call of the database', async () => {
    const [memberId, other] = [member.id, await aMember()]
    const both = ['AAPL', 'MSFT'].map((symbol) => ({ memberId, symbol }))
    await expect(putPicks({ memberId: other.id, symbol: 'AAPL' }, ...both)).rejects.toThrow(/one after the other/)
    for (const one of [member, other]) expect((await askDay(one)).json).toMatchObject({ picks: [], slots: { used: 0 } })
  })

  test('are three for each of a crowd whose picks four instances put at once, each in an order of its own', async () => {
    const crowd = await Promise.all(Array.from({ length: 12 }, () => aMember()))
    const ids = crowd.map(({ id }) => id)
    const orders = [ids, ids.toReversed(), [...ids.slice(6), ...ids.slice(0, 6)], ids.toSorted()]
    const codes = await Promise.all(
      orders.map((order, turn) => putPicks(...order.map((memberId) => ({ memberId, symbol: session.symbols[turn] })))),
    )
    const all = codes.flat()
    expect(all.filter((code) => code === null)).toHaveLength(3 * crowd.length)
    expect(all.filter((code) => code === 'SLOTS_USED_UP')).toHaveLength(crowd.length)
    for (const one of crowd) expect((await askDay(one)).json.slots).toEqual({ base: 3, ad: 0, used: 3, left: 0 })
  })

  test('used ones are the picks that stand, whatever two devices do at once', async () => {
    const acts = Array.from({ length: 8 }, (_, index) => {
      const symbol = session.symbols[index % 4] ?? ''
      return index % 2 ? askCancel(member, symbol) : askPick(member, symbol)
    })
    await Promise.all(acts)
    const { json } = await askDay(member)
    expect(json.slots.used).toBe(json.picks.length)
  })
})

describe('until the cut-off', () => {
  test('a pick is changed, and keeps its slot', async () => {
    await askPick(member, 'AAPL', { side: 'UP', confidence: 80 })
    const side = await askChange(member, 'AAPL', { side: 'DOWN' })
    expect([side.status, side.json.pick.side, side.json.pick.confidence, side.json.slots.used]).toEqual([
      200,
      'DOWN',
      80,
      1,
    ])
    const confidence = await askChange(member, 'AAPL', { confidence: null })
    expect([confidence.json.pick.side, confidence.json.pick.confidence]).toEqual(['DOWN', null])
    expect([confidence.json.pick.version, confidence.json.version]).toEqual([3, 3])
    expect((await askChange(member, 'AAPL', {})).status).toBe(422)
  })

  test('a pick is taken back, its slot is free, and it may be made again', async () => {
    const { json: made } = await askPick(member, 'AAPL', { side: 'UP', confidence: 80 })
    const { status, json } = await askCancel(member, 'AAPL')
    expect([status, json.pick.state, json.slots]).toEqual([200, 'CANCELLED', { base: 3, ad: 0, used: 0, left: 3 }])
    expect((await askDay(member)).json.picks).toEqual([])
    const again = await askPick(member, 'AAPL', { side: 'DOWN' })
    expect(again.json.pick).toMatchObject({
      id: made.pick.id,
      side: 'DOWN',
      confidence: null,
      state: 'OPEN',
      version: 3,
    })
    expect(again.json.slots.used).toBe(1)
  })

  test('a pick that does not stand is neither changed nor taken back', async () => {
    await askPick(member, 'AAPL')
    await askCancel(member, 'AAPL')
    for (const symbol of ['AAPL', 'MSFT']) {
      expect((await askChange(member, symbol, { side: 'UP' })).json.code).toBe('NOT_FOUND')
      expect((await askCancel(member, symbol)).json.code).toBe('NOT_FOUND')
    }
  })

  test("somebody else's pick is nothing of mine", async () => {
    const other = await aMember()
    await askPick(other, 'AAPL')
    expect((await askCancel(member, 'AAPL')).status).toBe(404)
    expect((await askDay(member)).json.picks).toEqual([])
    expect((await askPicks(member)).json.items).toEqual([])
  })
})

describe('the history', () => {
  test('has pages, newest day first, and leaves out what was taken back unless asked', async () => {
    for (const symbol of ['AAPL', 'MSFT', 'NVDA']) await askPick(member, symbol)
    await askCancel(member, 'MSFT')
    const first = await askPicks(member, '?limit=1')
    const second = await askPicks(member, `?limit=1&cursor=${first.json.nextCursor}`)
    expect([first, second].map(({ json }) => json.items[0].pick.symbol)).toEqual(['NVDA', 'AAPL'])
    expect(second.json.nextCursor).toBeNull()
    expect(first.json.items[0]).toMatchObject({
      outcome: null,
      close: null,
      pays: null,
      points: null,
      nameKo: expect.any(String),
    })
    const cancelled = await askPicks(member, '?state=CANCELLED')
    expect(cancelled.json.items.map(({ pick }: { pick: { symbol: string } }) => pick.symbol)).toEqual(['MSFT'])
    expect((await askPicks(member, `?tradeDate=${session.tradeDate}`)).json.items).toHaveLength(2)
    expect((await askPicks(member, '?tradeDate=2014-01-03')).json.items).toEqual([])
  })

  test.each(['2026-02-30.prd_01KADX4T5QZ3M8V0W2Y6B9C1DE', 'nonsense', '2026-02-03.usr_1'])(
    'refuses the cursor %s',
    async (text) => {
      const cursor = Buffer.from(text).toString('base64url')
      expect((await askPicks(member, `?cursor=${cursor}`)).status).toBe(422)
    },
  )

  test('tells closes, outcome and points of what was settled', async () => {
    await askPick(member, 'AAPL', { side: 'UP' })
    const day = new Date(session.tradeDate)
    await db.settlement.create({
      data: {
        tradeDate: day,
        symbol: 'AAPL',
        version: 1,
        outcome: 'UP',
        prevCloseMicros: 189_250_000n,
        closeMicros: 190_000_000n,
        ruleVersion: 1,
        path: [],
        evidence: [],
        decidedBy: 'rule',
      },
    })
    await db.pick.updateMany({
      where: { memberId: member.id },
      data: { state: 'WON', settlementVersion: 1, points: 12 },
    })
    const { json } = await askPicks(member, '?state=WON')
    expect(json.items[0]).toMatchObject({
      outcome: 'UP',
      voidReason: null,
      previousClose: 189_250_000,
      close: 190_000_000,
      points: 12,
      settlementVersion: 1,
    })
  })
})
