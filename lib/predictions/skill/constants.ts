/** Two-sided 90 % of the normal distribution: 5 % beyond each end. */
export const Z_90 = 1.644_853_627

/** Decided picks below which nothing is said of skill: a coin's hit rate still swings by ±15 points at this many. */
export const ENOUGH_PICKS = 30

/** How sure a member may say to be, in percent. */
export const CONFIDENCES = [55, 65, 80] as const

export const VERDICTS = ['too_few', 'above_chance', 'within_luck'] as const
