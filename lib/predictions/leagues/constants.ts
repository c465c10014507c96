/** Members of one table. Manifold's are of 25 to 100; thirty are few enough to see oneself move. */
export const COHORT_SIZE = 30
/** Places at each end that go up and down; fewer in a table that is not full. */
export const MOVING = 5
/** Of a table's ranked members at most this part goes up, and as many go down. */
export const MOVING_PART = 3
/** Decided picks in a week without which nobody is ranked. */
export const LEAST_PICKS = 5
/** Metaculus divides by max(30, coverage): little evidence counts little, and more picks alone add nothing. */
export const FULL_WEIGHT_PICKS = 30
/** From the lowest. */
export const DIVISIONS = ['seed', 'sprout', 'branch', 'tree', 'forest'] as const

export const ZONES = ['up', 'stay', 'down', 'unranked'] as const
