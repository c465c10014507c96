import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  adjustForSplit,
  type Consensus,
  decideConsensus,
  directionOf,
  isClose,
  looksLikeSplit,
  type QuoteEvidence,
  toCents,
} from './rules'

const dollars = (amount: number) => BigInt(Math.round(amount * 1e6))
const quote = (source: QuoteEvidence['source'], close: number | null, prev: number | null): QuoteEvidence => ({
  source,
  closeMicros: close === null ? null : dollars(close),
  prevCloseMicros: prev === null ? null : dollars(prev),
  split: { numerator: 1, denominator: 1 },
  isDemo: source === 'offline',
  bodyHash: 'ab'.repeat(32),
  fetchedAt: new Date('2026-11-20T22:15:00Z'),
})
const av = (close: number | null, prev: number | null) => quote('alpha_vantage', close, prev)
const yahoo = (close: number | null, prev: number | null) => quote('yahoo', close, prev)
const massive = (close: number) => quote('massive', close, null)
const split = (one: QuoteEvidence, numerator: number, denominator = 1) => ({
  ...one,
  split: { numerator, denominator },
})
const reasonOf = (found: Consensus) => (found.kind === 'held' ? found.reason : found.kind)

describe('what sources agree on', () => {
  test('two that tell one close settle the day', () => {
    const found = decideConsensus([av(101.25, 100), yahoo(101.250003, 99.999998)], null)
    expect(found).toMatchObject({ kind: 'agreed', closeMicros: dollars(101.25), prevCloseMicros: dollars(100) })
  })

  test('one alone settles nothing, whichever it is', () => {
    expect(reasonOf(decideConsensus([av(101, 100)], null))).toBe('one_source')
    expect(reasonOf(decideConsensus([massive(101)], dollars(100)))).toBe('one_source')
  })

  test('the demo alone speaks for itself, and never beside real sources', () => {
    const demo = quote('offline', 50, 49)
    expect(reasonOf(decideConsensus([demo], null))).toBe('agreed')
    expect(reasonOf(decideConsensus([demo, av(101, 100)], null))).toBe('one_source')
    expect(decideConsensus([demo, av(101, 100), yahoo(101, 100)], null)).toMatchObject({ closeMicros: dollars(101) })
  })

  test('nobody having spoken is no data', () => {
    expect(reasonOf(decideConsensus([], dollars(100)))).toBe('no_data')
  })

  test('0.2 % apart is one price, more is two', () => {
    expect(reasonOf(decideConsensus([av(110, 100), yahoo(110.22, 100)], null))).toBe('agreed')
    expect(reasonOf(decideConsensus([av(110, 100), yahoo(110.23, 100)], null))).toBe('sources_disagree')
  })

  test('a cent of difference in direction is a disagreement, however close the prices', () => {
    expect(reasonOf(decideConsensus([av(100.01, 100), yahoo(99.99, 100)], null))).toBe('sources_disagree')
    expect(reasonOf(decideConsensus([av(100.01, 100), yahoo(100, 100)], null))).toBe('sources_disagree')
  })

  test('sources that each say up, but not against the close before of the other, disagree in either order', () => {
    const [one, other] = [av(0.795, 0.785), yahoo(0.794922, 0.784923)]
    expect(reasonOf(decideConsensus([one, other], null))).toBe('sources_disagree')
    expect(reasonOf(decideConsensus([other, one], null))).toBe('sources_disagree')
  })

  test('a tie in cents is agreed on, not held', () => {
    const found = decideConsensus([av(100.004, 100), yahoo(100.0, 100.0049)], null)
    expect(found.kind).toBe('agreed')
    expect(found.kind === 'agreed' && directionOf(found.closeMicros, found.prevCloseMicros)).toBe(0)
  })

  test('all sources saying that it did not trade is a halt; one of two saying so is a disagreement', () => {
    expect(reasonOf(decideConsensus([av(null, 100), yahoo(null, 100)], null))).toBe('halted')
    expect(reasonOf(decideConsensus([av(101, 100), yahoo(null, 100)], null))).toBe('sources_disagree')
  })

  test('the close that settled the session before goes before what sources say of it', () => {
    const found = decideConsensus([av(101, 100.05), yahoo(101, 100.06)], dollars(100.04))
    expect(found).toMatchObject({ kind: 'agreed', prevCloseMicros: dollars(100.04) })
  })

  test('a close before that sources have corrected since is for an operator to see', () => {
    expect(reasonOf(decideConsensus([av(101, 103), yahoo(101, 103)], dollars(100)))).toBe('sources_disagree')
  })

  test('a source without word of the session before borrows it', () => {
    expect(reasonOf(decideConsensus([massive(101), yahoo(101, 100)], null))).toBe('agreed')
    expect(reasonOf(decideConsensus([massive(101), massive(101)], null))).toBe('no_data')
  })
})

describe('splits', () => {
  // AAPL, 2014-06-09: seven for one; it closed at 645.57 the Friday before, and at 93.70.
  const raw = av(93.7, 645.57)
  const adjusted = split(yahoo(93.7, 92.224285), 7)

  test('seven for one is a day that went up, told raw by one and adjusted by the other', () => {
    for (const stored of [null, dollars(645.57)]) {
      const found = decideConsensus([raw, adjusted], stored)
      expect(found).toMatchObject({ kind: 'agreed', split: { numerator: 7, denominator: 1 } })
      expect(found.kind === 'agreed' && directionOf(found.closeMicros, found.prevCloseMicros)).toBe(1)
    }
  })

  test('a split that nobody tells of is never a fall: the day is held', () => {
    expect(reasonOf(decideConsensus([raw, { ...raw, source: 'massive' }], null))).toBe('split_suspected')
    expect(reasonOf(decideConsensus([raw, { ...raw, source: 'massive' }], dollars(645.57)))).toBe('split_suspected')
    expect(reasonOf(decideConsensus([massive(93.7), yahoo(93.7, 92.22)], dollars(645.57)))).toBe('split_suspected')
  })

  test('a factor that a source left out or applied twice is held', () => {
    expect(reasonOf(decideConsensus([raw, split(yahoo(93.7, 645.57), 7)], null))).toBe('split_suspected')
    expect(reasonOf(decideConsensus([raw, split(yahoo(93.7, 13.17), 7)], null))).toBe('split_suspected')
  })

  test('two different splits are held', () => {
    expect(reasonOf(decideConsensus([split(av(93.7, 92.2), 7), split(yahoo(93.7, 92.2), 2)], null))).toBe(
      'split_suspected',
    )
  })

  test('a reverse split multiplies the close before', () => {
    const found = decideConsensus([av(41, 10), split(yahoo(41, 40), 1, 4)], dollars(10))
    expect(found).toMatchObject({ kind: 'agreed', prevCloseMicros: dollars(40) })
  })

  test('a fall of 40 % is a fall; by half, or three for two, it is looked at', () => {
    expect(looksLikeSplit(dollars(58), dollars(100))).toBe(false)
    expect(looksLikeSplit(dollars(50.5), dollars(100))).toBe(true)
    expect(looksLikeSplit(dollars(66), dollars(100))).toBe(true)
    expect(looksLikeSplit(dollars(76), dollars(100))).toBe(false)
    expect(looksLikeSplit(dollars(200), dollars(100))).toBe(true)
  })
})

const micros = fc.bigInt({ min: 10_000n, max: 900_000_000_000n })

describe('of any prices', () => {
  test('the order of sources changes neither the verdict nor the direction', () => {
    const near = fc.tuple(micros, micros, fc.integer({ min: -30, max: 30 }), fc.integer({ min: -30, max: 30 }))
    fc.assert(
      fc.property(near, ([close, prev, a, b]) => {
        const one = { ...av(1, 1), closeMicros: close, prevCloseMicros: prev }
        const shifted = (value: bigint, bp: number) => value + (value * BigInt(bp)) / 10_000n + 1n
        const other = { ...yahoo(1, 1), closeMicros: shifted(close, a), prevCloseMicros: shifted(prev, b) }
        const [first, second] = [decideConsensus([one, other], null), decideConsensus([other, one], null)]
        expect(reasonOf(first) === 'agreed').toBe(reasonOf(second) === 'agreed')
        if (first.kind === 'agreed' && second.kind === 'agreed') {
          expect(directionOf(first.closeMicros, first.prevCloseMicros)).toBe(
            directionOf(second.closeMicros, second.prevCloseMicros),
          )
        }
      }),
    )
  })

  test('what is agreed has two sources in its direction and within 0.2 %', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(micros, micros), { maxLength: 3 }), (pairs) => {
        const sources = ['alpha_vantage', 'yahoo', 'massive'] as const
        const quotes = pairs.map(([close, prev], index) => ({
          ...quote(sources[index] ?? 'yahoo', 1, 1),
          closeMicros: close,
          prevCloseMicros: prev,
        }))
        const found = decideConsensus(quotes, null)
        if (found.kind === 'held') return
        expect(quotes.length).toBeGreaterThan(1)
        for (const { closeMicros, prevCloseMicros } of quotes) {
          expect(isClose(closeMicros, found.closeMicros)).toBe(true)
          expect(directionOf(closeMicros, prevCloseMicros)).toBe(directionOf(found.closeMicros, found.prevCloseMicros))
        }
      }),
    )
  })

  test('a split announced by all changes no direction but by rounding to the cent', () => {
    fc.assert(
      fc.property(micros, micros, fc.integer({ min: 2, max: 50 }), (close, prev, ratio) => {
        const adjusted = adjustForSplit(prev * BigInt(ratio), { numerator: ratio, denominator: 1 })
        expect(adjusted).toBe(prev)
        expect(directionOf(close, adjusted)).toBe(directionOf(close, prev))
      }),
    )
  })

  test('cents are rounded half up', () => {
    expect([10_000n, 14_999n, 15_000n, 24_999n].map(toCents)).toEqual([1n, 1n, 2n, 2n])
  })
})
