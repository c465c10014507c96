import { describe, expect, test } from 'vitest'
import * as excuseRoute from '@/app/api/admin/predictions/settlements/[tradeDate]/excuse/route'
import { pool, transaction } from '@/lib/platform/db/client'
import { nextSession } from '@/lib/predictions/calendar/rules'
import { correct, finishSession, settleSession } from '@/lib/predictions/settlements/service'
import { getStreak } from '@/lib/predictions/streaks/reads'
import { ask } from '@/tests/support/ask'
import { anOperator } from '@/tests/support/members'
import { openSession } from '@/tests/support/predictions'
import { aPick, dueSession, sayPrices, someDates, somePickers } from '@/tests/support/settlements'

const AAPL = 'AAPL'
/** How a session ends for a member: right, wrong, VOID, without a pick, or with the exchange shut. */
type Day = 'right' | 'wrong' | 'void' | 'none' | 'closed'

/** Plays these days in a row, settled one by one, and answers the member and the dates. */
async function play(days: readonly Day[]): Promise<{ member: string; dates: string[] }> {
  await forget()
  const [member = ''] = await somePickers(1)
  const dates = someDates(days.length)
  let prev = 100
  for (const [index, day] of days.entries()) prev = await playDay(member, dates[index] ?? '', day, prev)
  return { member, dates }
}

/** Sessions of other tests would be days without a pick. */
const forget = () =>
  pool().query(
    `update predictions.market_session set phase = 'CANCELLED', cancelled_reason = 'another test'
     where phase <> 'CANCELLED'`,
  )

/** Answers the close of the day, which is what the next one is compared with. */
async function playDay(member: string, tradeDate: string, day: Day, prev: number): Promise<number> {
  await dueSession({ tradeDate })
  if (day === 'closed') {
    await pool().query(
      `update predictions.market_session set phase = 'CANCELLED', cancelled_reason = 'mourning' where trade_date = $1`,
      [tradeDate],
    )
  } else if (day !== 'none') await aPick(member, tradeDate, AAPL, day === 'wrong' ? 'DOWN' : 'UP')
  const close = day === 'void' || day === 'closed' ? prev : prev + 1
  await sayPrices(tradeDate, AAPL, { close, prev })
  await settleSession(tradeDate)
  return close
}

const figuresOf = async (member: string) => {
  const { participation, bestParticipation, hits, bestHits } = await getStreak(member)
  return [participation, bestParticipation, hits, bestHits]
}

describe('streaks by trading session', () => {
  test.each<[string, Day[], number[]]>([
    ['start with the first pick', ['right'], [1, 1, 1, 1]],
    ['grow with each session in a row', ['right', 'right', 'right'], [3, 3, 3, 3]],
    ['a wrong pick ends hits and keeps participation', ['right', 'right', 'wrong'], [3, 3, 0, 2]],
    ['hits begin anew after it', ['right', 'wrong', 'right'], [3, 3, 1, 1]],
    ['a session without a pick ends participation at once', ['right', 'right', 'none'], [0, 2, 2, 2]],
    ['and it begins anew, while hits go on', ['right', 'right', 'none', 'right'], [1, 2, 3, 3]],
    ['VOID counts as having been there and breaks nothing', ['right', 'void', 'right'], [3, 3, 2, 2]],
    ['a session that did not take place breaks nothing', ['right', 'closed', 'right'], [2, 2, 2, 2]],
  ])('%s', async (_, days, figures) => {
    const { member } = await play(days)
    expect(await figuresOf(member)).toEqual(figures)
  })

  test('a day without any pick is no streak', async () => {
    const [member = ''] = await somePickers(1)
    expect(await getStreak(member)).toEqual({
      participation: 0,
      bestParticipation: 0,
      hits: 0,
      bestHits: 0,
      through: null,
    })
  })

  test('extended day by day they are what a rebuild of everything finds', async () => {
    const { member, dates } = await play([
      'right',
      'wrong',
      'right',
      'none',
      'right',
      'void',
      'right',
      'closed',
      'right',
    ])
    const extended = await figuresOf(member)
    await pool().query('select predictions.rebuild_streaks($1::text[], $2::date)', [[member], dates.at(-1)])
    expect(await figuresOf(member)).toEqual(extended)
    expect(extended).toEqual([4, 4, 4, 4])
  })

  test('a correction of a day long past rebuilds them', async () => {
    const { member, dates } = await play(['right', 'wrong', 'right'])
    const order = { tradeDate: dates[1] ?? '', symbol: AAPL, note: 'again', operatorId: 'usr_operator' }
    await transaction((tx) => correct(tx, { ...order, outcome: 'DOWN' }))
    await finishSession(order.tradeDate)
    expect(await figuresOf(member)).toEqual([3, 3, 3, 3])
  })

  test('a session that was settled late counts where it belongs', async () => {
    await forget()
    const [member = ''] = await somePickers(1)
    const [held = '', next = ''] = someDates(2)
    await dueSession({ tradeDate: held })
    await aPick(member, held, AAPL, 'UP')
    await settleSession(held)
    await playDay(member, next, 'right', 101)
    expect(await figuresOf(member)).toEqual([2, 2, 1, 1])
    await sayPrices(held, AAPL, { close: 101, prev: 100 })
    await settleSession(held)
    expect(await figuresOf(member)).toEqual([2, 2, 2, 2])
  })

  test('a pick that waits for its result keeps participation', async () => {
    const { member, dates } = await play(['right', 'right'])
    const after = nextSession(dates[1] ?? '', new Set())
    await openSession({ tradeDate: after, symbols: [AAPL], cutoffInMs: -1_000 })
    expect((await figuresOf(member))[0]).toBe(0)
    await aPick(member, after, AAPL, 'UP')
    expect((await figuresOf(member))[0]).toBe(2)
  })

  test('an outage of ours, declared once, breaks nobody', async () => {
    const { member, dates } = await play(['right', 'none', 'right'])
    expect(await figuresOf(member)).toEqual([1, 1, 2, 2])
    const { headers } = await anOperator()
    const excuse = () =>
      ask('POST', excuseRoute.POST, {
        headers,
        params: { tradeDate: dates[1] ?? '' },
        body: { reason: 'we were away' },
        key: crypto.randomUUID(),
      })
    expect((await excuse()).status).toBe(200)
    expect(await figuresOf(member)).toEqual([2, 2, 2, 2])
    expect((await excuse()).json.code).toBe('CONFLICT')
  })
})
