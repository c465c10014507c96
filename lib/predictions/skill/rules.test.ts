import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { ENOUGH_PICKS } from './constants'
import { judge, judgeConfidence, type Sure, wilson } from './rules'

const counts = fc.integer({ min: 1, max: 5_000 }).chain((picks) =>
  fc.record({
    picks: fc.constant(picks),
    hits: fc.integer({ min: 0, max: picks }),
    ups: fc.integer({ min: 0, max: picks }),
  }),
)

describe('the interval', () => {
  // Roots of (rate - p)² = z²·p·(1 - p)/n, the definition, found by bisection elsewhere.
  test.each([
    [0, 10, 0, 2_129],
    [5, 10, 2_693, 7_307],
    [10, 10, 7_871, 10_000],
    [36, 63, 4_680, 6_690],
    [500, 1_000, 4_740, 5_260],
  ])('of %i hits in %i picks is known', (hits, picks, lowBp, highBp) => {
    expect(wilson(hits, picks)).toEqual({ lowBp, highBp })
  })

  test('holds the hit rate, lies within 0 and 100 % and is the mirror image of that of the misses', () => {
    fc.assert(
      fc.property(counts, ({ picks, hits }) => {
        const { lowBp, highBp } = wilson(hits, picks)!
        const rate = (hits / picks) * 10_000
        expect(lowBp).toBeGreaterThanOrEqual(0)
        expect(highBp).toBeLessThanOrEqual(10_000)
        expect(lowBp - 1).toBeLessThanOrEqual(rate)
        expect(highBp + 1).toBeGreaterThanOrEqual(rate)
        const misses = wilson(picks - hits, picks)!
        expect(Math.abs(misses.lowBp - (10_000 - highBp))).toBeLessThanOrEqual(1)
      }),
    )
  })

  test('of the same rate gets narrower with more picks', () => {
    fc.assert(
      fc.property(counts, fc.integer({ min: 2, max: 20 }), ({ picks, hits }, times) => {
        const width = ({ lowBp, highBp }: { lowBp: number; highBp: number }) => highBp - lowBp
        expect(width(wilson(hits * times, picks * times)!)).toBeLessThanOrEqual(width(wilson(hits, picks)!))
      }),
    )
  })

  test('of nothing is nothing', () => {
    expect(wilson(0, 0)).toBeNull()
  })
})

describe('the verdict', () => {
  test('says nothing of too few picks, even if all were right', () => {
    const picks = ENOUGH_PICKS - 1
    expect(judge({ picks, hits: picks, ups: 0 }).verdict).toBe('too_few')
    expect(judge({ picks: 0, hits: 0, ups: 0 })).toMatchObject({ verdict: 'too_few', hitRateBp: null, barBp: null })
  })

  test('of one who always says the same is never skill, in whichever market', () => {
    fc.assert(
      fc.property(counts, ({ picks, ups }) => {
        expect(judge({ picks, hits: ups, ups }).verdict).not.toBe('above_chance')
        expect(judge({ picks, hits: picks - ups, ups }).verdict).not.toBe('above_chance')
      }),
    )
  })

  test('of half the picks right is never skill', () => {
    fc.assert(
      fc.property(counts, ({ picks, ups }) => {
        expect(judge({ picks, hits: Math.floor(picks / 2), ups }).verdict).not.toBe('above_chance')
      }),
    )
  })

  test('is skill when the low end is above the better of always O and always X', () => {
    expect(judge({ picks: 200, hits: 130, ups: 100 })).toMatchObject({ barBp: 5_000, verdict: 'above_chance' })
    expect(judge({ picks: 200, hits: 130, ups: 75 })).toMatchObject({ robotBp: 3_750, barBp: 6_250 })
    expect(judge({ picks: 200, hits: 130, ups: 75 }).verdict).toBe('within_luck')
  })

  test('is never lost by one more hit among as many picks', () => {
    fc.assert(
      fc.property(counts, ({ picks, hits, ups }) => {
        fc.pre(hits < picks && judge({ picks, hits, ups }).verdict === 'above_chance')
        expect(judge({ picks, hits: hits + 1, ups }).verdict).toBe('above_chance')
      }),
    )
  })
})

describe('confidence', () => {
  const alone = { sameSide: 1, otherSide: 0 }

  test('that nobody said is not judged', () => {
    expect(judgeConfidence([])).toBeNull()
  })

  test('of 80 % is worth 0.04 when right and 0.64 when wrong', () => {
    const hit: Sure = { confidence: 80, isHit: true, ...alone }
    expect(judgeConfidence([hit])).toMatchObject({ picks: 1, brier: 400, peer: null })
    expect(judgeConfidence([{ ...hit, isHit: false }])?.brier).toBe(6_400)
  })

  test('is measured against the others, not against oneself', () => {
    // Three others on my side, one against me: (3 + 1) / (4 + 2) of them believed it. Alone, they'd be a coin.
    const one: Sure = { confidence: 65, isHit: true, sameSide: 4, otherSide: 1 }
    const lead = (1 - 4 / 6) ** 2 - 0.35 ** 2
    expect(judgeConfidence([one, one])?.peer).toEqual({
      mean: Math.round(lead * 10_000),
      low: Math.round(lead * 10_000),
      high: Math.round(lead * 10_000),
    })
    const coin = 0.25 - 0.35 ** 2
    expect(judgeConfidence(Array(2).fill({ ...one, ...alone }))?.peer?.mean).toBe(Math.round(coin * 10_000))
  })

  test('has a point for each level, those never said without a rate', () => {
    const sure = (confidence: number, isHit: boolean): Sure => ({ confidence, isHit, ...alone })
    const { calibration } = judgeConfidence([sure(65, true), sure(65, false), sure(80, true)])!
    expect(calibration).toMatchObject([
      { confidence: 55, picks: 0, hitRateBp: null, interval: null },
      { confidence: 65, picks: 2, hits: 1, hitRateBp: 5_000 },
      { confidence: 80, picks: 1, hits: 1, hitRateBp: 10_000 },
    ])
  })

  test('said as it is makes the smallest error: honesty pays', () => {
    const expected = (said: number, truth: number) => {
      const error = (isHit: boolean) => judgeConfidence([{ confidence: said, isHit, ...alone }])!.brier
      return truth * error(true) + (1 - truth) * error(false)
    }
    for (const truth of [55, 65, 80]) {
      for (const said of [55, 65, 80]) {
        if (said !== truth) expect(expected(truth, truth / 100)).toBeLessThan(expected(said, truth / 100))
      }
    }
  })
})
