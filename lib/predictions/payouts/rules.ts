/** POINT of a right pick when half the members said the same. */
const BASE = 10
/** Bounds of what a right pick brings: 0.6 and 2.5 times the base. */
const LEAST = 6
const MOST = 25

type Crowd = { same: number; total: number }
export type PointsRange = { min: number; max: number }

/**
 * POINT that a right pick of a side is awarded: 10 × clamp(0.5 / share, 0.6, 2.5), halves up, where share is the part of
 * all picks of that listing that stood on this side at the cut-off. The rarer the opinion, the more it brings, so that
 * saying what everybody can read from the pre-market brings little. In whole numbers throughout. A listing without picks
 * counts as one half; a side without picks would bring the most.
 */
export function pointsOf({ same, total }: Crowd): number {
  if (total === 0) return BASE
  if (same === 0) return MOST
  // 10 × 0.5 × total / same, rounded: the bounds are whole, so rounding first and clamping first come to the same.
  const points = Math.floor((BASE * total + same) / (2 * same))
  return Math.min(MOST, Math.max(LEAST, points))
}

/**
 * The least and the most POINT a right pick can bring, before the cut-off tells how much. Without a crowd: ever. With
 * one, and `more` picks at most still to come: least if all of them join this side, most if none does.
 */
export function rangeOf(crowd?: Crowd & { more: number }): PointsRange {
  if (!crowd) return { min: LEAST, max: MOST }
  const { same, total, more } = crowd
  return { min: pointsOf({ same: same + more, total: total + more }), max: pointsOf({ same, total: total + more }) }
}
