import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { PAUSES, RAISE_DELAY_MS } from './constants'
import type { PauseTerm } from './contract'
import {
  decideLimitChange,
  decidePause,
  isUnderWay,
  kindsIn,
  kstDayOf,
  leftOf,
  limitAt,
  noticeDueAt,
  pauseAt,
  type StoredLimit,
  type StoredPause,
  usedOf,
} from './rules'

const NOW = new Date('2026-11-21T04:00:00Z')
const HOUR_MS = 3_600_000
const later = (ms: number, from = NOW) => new Date(from.getTime() + ms)
const inForce = (limit: number | null): StoredLimit => ({ limit, next: null })
const pending = (limit: number | null, next: number | null, at = later(HOUR_MS)): StoredLimit => ({
  limit,
  next: { limit: next, at },
})

describe('a change of a limit', () => {
  test.each([
    ['a first limit holds at once', inForce(null), 500, 'lowered', inForce(500)],
    ['a lower limit holds at once', inForce(500), 300, 'lowered', inForce(300)],
    ['a higher limit waits a day', inForce(500), 900, 'raise_pending', pending(500, 900, later(RAISE_DELAY_MS))],
    ['no limit at all waits a day', inForce(500), null, 'raise_pending', pending(500, null, later(RAISE_DELAY_MS))],
    ['the limit in force, asked for again, is kept', inForce(500), 500, 'kept', inForce(500)],
    ['no limit, asked for again, is kept', inForce(null), null, 'kept', inForce(null)],
    ['lowering withdraws what is pending', pending(500, 900), 400, 'lowered', inForce(400)],
    ['asking for the limit in force withdraws what is pending', pending(500, 900), 500, 'withdrawn', inForce(500)],
    ['asking twice for the same higher limit keeps its instant', pending(500, 900), 900, 'kept', pending(500, 900)],
    [
      'another higher limit waits a day of its own',
      pending(500, 900),
      700,
      'raise_pending',
      pending(500, 700, later(RAISE_DELAY_MS)),
    ],
    [
      'removal in place of a higher limit waits a day of its own',
      pending(500, 900),
      null,
      'raise_pending',
      pending(500, null, later(RAISE_DELAY_MS)),
    ],
    ['a raise whose instant has come is the limit in force', pending(500, 900, NOW), 900, 'kept', inForce(900)],
    ['what lies beneath a raise that has come is a lowering', pending(500, 900, NOW), 700, 'lowered', inForce(700)],
    ['a removal that has come leaves every figure a lowering', pending(500, null, NOW), 900, 'lowered', inForce(900)],
  ] as const)('%s', (_rule, current, wanted, outcome, limit) => {
    expect(decideLimitChange(current, wanted, NOW)).toEqual({ outcome, limit })
  })

  const limit = fc.option(fc.integer({ min: 0, max: 6 }), { nil: null })
  const asked = fc.record({ wanted: limit, afterMs: fc.integer({ min: 0, max: 2 * RAISE_DELAY_MS }) })
  const allowance = (value: number | null) => value ?? Number.POSITIVE_INFINITY

  test('no sequence of changes makes a higher limit hold sooner than 24 hours after it was asked for', () => {
    fc.assert(
      fc.property(limit, fc.array(asked, { maxLength: 12 }), fc.nat(2 * RAISE_DELAY_MS), (first, asks, endMs) => {
        let stored = inForce(first)
        let now = NOW
        const history: { at: Date; wanted: number | null }[] = []
        for (const { wanted, afterMs } of [...asks, { wanted: undefined, afterMs: endMs }]) {
          const before = allowance(limitAt(stored, now).limit)
          now = later(afterMs, now)
          const holds = limitAt(stored, now).limit
          if (allowance(holds) > before) {
            const isOldEnough = history.some(
              (one) => one.wanted === holds && now.getTime() - one.at.getTime() >= RAISE_DELAY_MS,
            )
            expect(isOldEnough).toBe(true)
          }
          if (wanted === undefined) continue
          stored = decideLimitChange(stored, wanted, now).limit
          history.push({ at: now, wanted })
          expect(allowance(limitAt(stored, now).limit)).toBe(Math.min(allowance(holds), allowance(wanted)))
        }
      }),
      { numRuns: 2_000 },
    )
  })

  test('a pending change is always looser than the limit in force, and no more than 24 hours away', () => {
    fc.assert(
      fc.property(limit, fc.array(asked, { maxLength: 12 }), (first, asks) => {
        let stored = inForce(first)
        let now = NOW
        for (const { wanted, afterMs } of asks) {
          now = later(afterMs, now)
          stored = decideLimitChange(stored, wanted, now).limit
          if (!stored.next) continue
          expect(allowance(stored.next.limit)).toBeGreaterThan(allowance(stored.limit))
          expect(stored.next.at.getTime() - now.getTime()).toBeGreaterThan(0)
          expect(stored.next.at.getTime() - now.getTime()).toBeLessThanOrEqual(RAISE_DELAY_MS)
        }
      }),
    )
  })

  test('only the kinds that are named change', () => {
    expect(kindsIn({ loss: null, minutes: 30 })).toEqual(['loss', 'minutes'])
  })
})

describe('a break', () => {
  const terms = Object.keys(PAUSES) as PauseTerm[]
  const untilOf = (term: PauseTerm) => later(PAUSES[term].days * 24 * HOUR_MS)

  test.each(terms)('of a %s begins at once and lasts to the minute', (term) => {
    expect(decidePause(null, term, NOW)).toEqual({ kind: PAUSES[term].kind, until: untilOf(term) })
  })

  test('that has ended is none', () => {
    expect(pauseAt({ kind: 'cool_off', until: NOW }, NOW)).toBeNull()
    expect(decidePause({ kind: 'self_exclusion', until: NOW }, 'day', NOW)).toEqual({
      kind: 'cool_off',
      until: untilOf('day'),
    })
  })

  /** What asking for `term` at `now` has to do to the break that holds. */
  function expectKind(held: StoredPause | null, term: PauseTerm, now: Date): StoredPause | null {
    const decided = decidePause(held, term, now)
    const until = later(PAUSES[term].days * 24 * HOUR_MS, now)
    if (!decided) expect(held?.until.getTime()).toBeGreaterThanOrEqual(until.getTime())
    else expect([decided.until, decided.until > (held?.until ?? now)]).toEqual([until, true])
    if (held?.kind === 'self_exclusion') expect(decided?.kind ?? held.kind).toBe('self_exclusion')
    return decided ?? held
  }

  test('is never shortened, and a self-exclusion stays one', () => {
    const asks = fc.array(fc.record({ term: fc.constantFrom(...terms), afterMs: fc.nat(400 * 24 * HOUR_MS) }))
    fc.assert(
      fc.property(asks, (asked) => {
        let pause: StoredPause | null = null
        let now = NOW
        for (const { term, afterMs } of asked) {
          now = later(afterMs, now)
          pause = expectKind(pauseAt(pause, now), term, now)
        }
      }),
    )
  })
})

describe('a day', () => {
  test.each([
    ['2026-11-20T14:59:59.999Z', '2026-11-20'],
    ['2026-11-20T15:00:00.000Z', '2026-11-21'],
    ['2026-11-21T14:59:59.999Z', '2026-11-21'],
    ['2024-02-28T15:00:00.000Z', '2024-02-29'],
  ])('in Korea at %s is %s', (moment, day) => {
    const found = kstDayOf(new Date(moment))
    expect(found.day).toBe(day)
    expect([found.startsAt.toISOString(), found.endsAt.getTime() - found.startsAt.getTime()]).toEqual([
      new Date(`${day}T00:00:00+09:00`).toISOString(),
      24 * HOUR_MS,
    ])
  })

  test('counts open stakes as staked and lost, whole minutes, and no loss below zero', () => {
    expect(usedOf({ staked: 300, paid: 100, playMs: 119_999 }, 50)).toEqual({ stake: 350, loss: 250, minutes: 1 })
    expect(usedOf({ staked: 100, paid: 900, playMs: 0 }, 0)).toEqual({ stake: 100, loss: 0, minutes: 0 })
    expect(usedOf({ staked: 100, paid: 900, playMs: 0 }, 50).loss).toBe(50)
  })

  test('has nothing left once the limit is used or passed', () => {
    expect([leftOf(null, 9), leftOf(10, 4), leftOf(10, 10), leftOf(10, 12)]).toEqual([null, 6, 0, 0])
  })
})

describe('the hourly notice', () => {
  const session = { startedAt: NOW, lastPlayedAt: NOW, endedAt: null }

  test('is due an hour after the start, then an hour after it was read', () => {
    expect(noticeDueAt(session, null)).toEqual(later(HOUR_MS))
    expect(noticeDueAt(session, later(-HOUR_MS))).toEqual(later(HOUR_MS))
    expect(noticeDueAt(session, later(90 * 60_000))).toEqual(later(150 * 60_000))
  })

  test('waits for nobody who stopped a quarter of an hour ago', () => {
    expect(isUnderWay(session, later(15 * 60_000 - 1))).toBe(true)
    expect(isUnderWay(session, later(15 * 60_000))).toBe(false)
    expect(isUnderWay({ ...session, endedAt: NOW }, NOW)).toBe(false)
  })
})
