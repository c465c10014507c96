import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { decideConsensus, type QuoteEvidence, type Split } from '../quotes/rules'
import { changesOf, decideOutcome, outcomeOf, pathOfOperator, rulingOf, type SessionFacts, stateOf } from './rules'

const REGULAR: SessionFacts = { isEarlyClose: false, cancelledReason: null }
const NO_SPLIT: Split = { numerator: 1, denominator: 1 }
const usd = (dollars: number) => BigInt(Math.round(dollars * 1_000_000))

const quote = (close: number | null, prev: number | null, more: Partial<QuoteEvidence> = {}): QuoteEvidence => ({
  source: 'yahoo',
  closeMicros: close === null ? null : usd(close),
  prevCloseMicros: prev === null ? null : usd(prev),
  split: NO_SPLIT,
  isDemo: false,
  bodyHash: 'ab'.repeat(32),
  fetchedAt: new Date('2026-11-20T22:30:00Z'),
  ...more,
})
/** Two sources that say the same. */
const both = (close: number | null, prev: number | null, more: Partial<QuoteEvidence> = {}) => [
  quote(close, prev, more),
  quote(close, prev, { source: 'alpha_vantage', ...more }),
]
const decide = (quotes: QuoteEvidence[], stored: number | null = null, session = REGULAR) =>
  decideOutcome(decideConsensus(quotes, stored === null ? null : usd(stored)), session)
const wordOf = (verdict: ReturnType<typeof decide>) =>
  verdict.kind === 'held' ? ['HELD', verdict.reason] : [verdict.outcome, verdict.voidReason]

describe('the rule text', () => {
  test.each([
    ['a higher close is UP', 101, 100, ['UP', null]],
    ['a lower close is DOWN', 99, 100, ['DOWN', null]],
    ['an equal close is VOID', 100, 100, ['VOID', 'tie']],
    ['less than half a cent higher is a tie', 100.004999, 100, ['VOID', 'tie']],
    ['half a cent is rounded up', 100.005, 100, ['UP', null]],
    ['both are rounded, not their difference', 100.006, 100.0049, ['UP', null]],
    ['both halves are rounded up', 100.005, 100.0051, ['VOID', 'tie']],
    ['a cent decides', 0.02, 0.01, ['UP', null]],
  ])('%s', (_, close, prev, word) => {
    expect(Object.values(outcomeOf(usd(close), usd(prev)))).toEqual(word)
  })

  test('a shortened session counts like any other, and the path says so', () => {
    const verdict = decide(both(101, 100), 100, { isEarlyClose: true, cancelledReason: null })
    expect(wordOf(verdict)).toEqual(['UP', null])
    expect(verdict.path.find(({ step }) => step === 'session')?.result).toBe('shortened')
  })

  test('a session that did not take place is VOID, whatever sources say', () => {
    const verdict = decide(both(101, 100), 100, { isEarlyClose: false, cancelledReason: 'a day of mourning' })
    expect(wordOf(verdict)).toEqual(['VOID', 'closed'])
  })

  test('a 7:1 split is not a DOWN: AAPL on 2014-06-09, raw closes 645.57 and 93.70', () => {
    const split = { numerator: 7, denominator: 1 }
    const verdict = decide(both(93.7, 645.57 / 7, { split }), 645.57)
    expect(wordOf(verdict)).toEqual(['UP', null])
    expect(verdict).toMatchObject({ split, prevCloseMicros: 92_224_286n, closeMicros: 93_700_000n })
  })

  test('a split that nobody told of waits for an operator', () => {
    expect(wordOf(decide(both(93.7, 645.57), 645.57))).toEqual(['HELD', 'split_suspected'])
  })

  test('two sources that saw no trade make it VOID; one alone does not', () => {
    expect(wordOf(decide(both(null, 100), 100))).toEqual(['VOID', 'no_trade'])
    expect(wordOf(decide([quote(null, 100)], 100))).toEqual(['HELD', 'halted'])
  })

  test.each([
    ['nobody answered', [], ['HELD', 'no_data']],
    ['one source is none', [quote(101, 100)], ['HELD', 'one_source']],
    ['directions differ', [quote(100.1, 100), quote(99.95, 100, { source: 'massive' })], ['HELD', 'sources_disagree']],
    ['closes differ', [quote(101, 100), quote(102, 100, { source: 'massive' })], ['HELD', 'sources_disagree']],
  ])('it waits for an operator: %s', (_, quotes, word) => {
    expect(wordOf(decide(quotes, 100))).toEqual(word)
  })

  test('the demo speaks alone', () => {
    const verdict = decide([quote(101, 100, { source: 'offline', isDemo: true })])
    expect(wordOf(verdict)).toEqual(['UP', null])
    expect(verdict.path[0]).toMatchObject({ step: 'evidence', result: 'demo' })
  })

  test('the close that settled the day before goes before what sources say of it', () => {
    const verdict = decide(both(100.05, 100), 100.1)
    expect(wordOf(verdict)).toEqual(['HELD', 'sources_disagree'])
  })
})

describe('for any two closes', () => {
  const micros = fc.bigInt({ min: 1n, max: 10_000_000_000_000n })

  test('exactly one of UP, DOWN and tie holds, by whole cents rounded half up', () => {
    fc.assert(
      fc.property(micros, micros, (close, prev) => {
        const cents = (value: bigint) => (value + 5_000n) / 10_000n
        const expected = cents(close) === cents(prev) ? 'VOID' : (cents(close) > cents(prev) && 'UP') || 'DOWN'
        expect(outcomeOf(close, prev).outcome).toBe(expected)
      }),
    )
  })

  test('swapped, UP becomes DOWN and a tie stays one', () => {
    const swapped = { UP: 'DOWN', DOWN: 'UP', VOID: 'VOID' }
    fc.assert(
      fc.property(micros, micros, (close, prev) => {
        expect(outcomeOf(prev, close).outcome).toBe(swapped[outcomeOf(close, prev).outcome])
      }),
    )
  })

  test('of a decided day exactly the right side wins', () => {
    fc.assert(
      fc.property(micros, micros, (close, prev) => {
        const { outcome } = outcomeOf(close, prev)
        const states = [stateOf('UP', outcome), stateOf('DOWN', outcome)].sort()
        expect(states).toEqual(outcome === 'VOID' ? ['VOID', 'VOID'] : ['LOST', 'WON'])
      }),
    )
  })
})

describe('an operator', () => {
  const before = { outcome: 'UP', voidReason: null, closeMicros: usd(101), prevCloseMicros: usd(100) } as const

  test('who gives prices has to mean what they say', () => {
    expect(rulingOf({ outcome: 'DOWN', closeMicros: 101_000_000, prevCloseMicros: 100_000_000 }, null)).toBeNull()
    expect(
      rulingOf({ outcome: 'VOID', voidReason: 'tie', closeMicros: 101_000_000 }, { ...before, split: NO_SPLIT }),
    ).toBe(null)
    expect(rulingOf({ outcome: 'DOWN', closeMicros: 99_000_000 }, { ...before, split: NO_SPLIT })).toMatchObject({
      outcome: 'DOWN',
      closeMicros: 99_000_000n,
      prevCloseMicros: 100_000_000n,
    })
  })

  test('who gives none keeps those that fit, and forgets those that do not', () => {
    expect(rulingOf({ outcome: 'VOID' }, { ...before, split: NO_SPLIT })).toMatchObject({
      voidReason: 'operator',
      closeMicros: usd(101),
    })
    expect(rulingOf({ outcome: 'DOWN' }, { ...before, split: NO_SPLIT })).toMatchObject({
      closeMicros: null,
      prevCloseMicros: null,
    })
  })

  test('leaves a path of their own', () => {
    expect(pathOfOperator({ outcome: 'VOID', voidReason: 'no_close' }, 'halted').map(({ step }) => step)).toEqual([
      'operator',
      'outcome',
    ])
  })
})

test('a version names what it says differently, and the first says nothing differently', () => {
  const first = { outcome: 'UP', voidReason: null, closeMicros: 101, prevCloseMicros: 100, split: NO_SPLIT } as const
  expect(changesOf(undefined, first)).toEqual([])
  expect(changesOf(first, { ...first, outcome: 'VOID', voidReason: 'operator' })).toEqual([
    { field: 'outcome', from: 'UP', to: 'VOID' },
    { field: 'voidReason', from: null, to: 'operator' },
  ])
})
