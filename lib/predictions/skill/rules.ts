import { CONFIDENCES, ENOUGH_PICKS, type VERDICTS, Z_90 } from './constants'

const BP = 10_000
const toBp = (share: number): number => Math.round(share * BP)

export type Interval = { lowBp: number; highBp: number }

/**
 * Wilson's score interval of a hit rate, in basis points (E. B. Wilson, JASA 22, 1927, p. 209; recommended for few cases
 * by Brown, Cai & DasGupta, Statistical Science 16, 2001, p. 101). Null without a case.
 */
export function wilson(hits: number, picks: number, z = Z_90): Interval | null {
  if (picks === 0) return null
  const rate = hits / picks
  const spread = z * z
  const middle = rate + spread / (2 * picks)
  const reach = z * Math.sqrt((rate * (1 - rate) + spread / (4 * picks)) / picks)
  const weight = 1 + spread / picks
  return {
    lowBp: Math.max(0, toBp((middle - reach) / weight)),
    highBp: Math.min(BP, toBp((middle + reach) / weight)),
  }
}

/** Decided picks counted alike: by how many hits, and by how many of their symbols went up. */
export type Tally = { picks: number; hits: number; ups: number }

/** A hit rate with its interval; nulls without a decided pick. */
const rateOf = ({ picks, hits }: Pick<Tally, 'picks' | 'hits'>) => ({
  picks,
  hits,
  hitRateBp: picks === 0 ? null : toBp(hits / picks),
  interval: wilson(hits, picks),
})

type Verdict = (typeof VERDICTS)[number]

/**
 * What can be said of skill. The bar is what needs none: to say the same every time, whichever of O and X was the better
 * one for these very picks. It is cleared by the low end of the interval, never by the hit rate itself.
 */
export function judge(tally: Tally) {
  const rate = rateOf(tally)
  const { picks, ups } = tally
  const robotBp = picks === 0 ? null : toBp(ups / picks)
  const barBp = robotBp === null ? null : Math.max(robotBp, BP - robotBp)
  return { ...rate, robotBp, barBp, enoughAt: ENOUGH_PICKS, verdict: verdictOf(picks, rate.interval, barBp) }
}

function verdictOf(picks: number, interval: Interval | null, barBp: number | null): Verdict {
  if (picks < ENOUGH_PICKS || interval === null || barBp === null) return 'too_few'
  return interval.lowBp > barBp ? 'above_chance' : 'within_luck'
}

/** A decided pick whose maker said how sure they were; the counts are those of its listing at the cut-off, it among them. */
export type Sure = { confidence: number; isHit: boolean; sameSide: number; otherSide: number }

/** The Brier score of one forecast: its squared error (G. W. Brier, Monthly Weather Review 78, 1950, p. 1). */
const squaredError = (probability: number, isHit: boolean): number => (probability - (isHit ? 1 : 0)) ** 2

/**
 * What the others held the pick's side for: their share, with one imaginary pick on each side (Laplace's rule of
 * succession), so that nobody else's picks is one half and nobody is ever certain.
 */
const crowdOf = ({ sameSide, otherSide }: Sure): number => {
  const others = Math.max(0, sameSide - 1)
  return (others + 1) / (others + otherSide + 2)
}

/**
 * How well the confidence that was said fits: Brier score in ten-thousandths, how much smaller the squared error is than
 * the others' on the same picks (mean and 90 % interval of the mean; a peer score after Metaculus, on Brier's scale),
 * and the hit rate of each level of confidence. Null when none was said; no interval for a single pick.
 */
export function judgeConfidence(picks: readonly Sure[]) {
  if (picks.length === 0) return null
  const errors = picks.map(({ confidence, isHit }) => squaredError(confidence / 100, isHit))
  const leads = picks.map((pick, index) => squaredError(crowdOf(pick), pick.isHit) - (errors[index] ?? 0))
  return {
    picks: picks.length,
    brier: toBp(meanOf(errors)),
    peer: meanWithin(leads),
    calibration: CONFIDENCES.map((confidence) => {
      const said = picks.filter((pick) => pick.confidence === confidence)
      return { confidence, ...rateOf({ picks: said.length, hits: said.filter(({ isHit }) => isHit).length }) }
    }),
  }
}

const meanOf = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length

/** Mean ± z·s/√n. */
function meanWithin(values: readonly number[]) {
  if (values.length < 2) return null
  const mean = meanOf(values)
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1)
  const reach = Z_90 * Math.sqrt(variance / values.length)
  return { mean: toBp(mean), low: toBp(mean - reach), high: toBp(mean + reach) }
}
