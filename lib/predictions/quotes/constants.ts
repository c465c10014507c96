/** Where closes can come from, by the names that `PRICE_SOURCES` uses. `offline` is the demo, and never stands beside others. */
export const SOURCES = ['alpha_vantage', 'yahoo', 'massive', 'offline'] as const
export type Source = (typeof SOURCES)[number]

/** How a question to a source ended. Only `ok` brings a quote. */
export const OUTCOMES = ['ok', 'no_data', 'stale', 'limited', 'refused', 'malformed', 'unreachable', 'timeout'] as const
export type Outcome = (typeof OUTCOMES)[number]

/** Why a symbol's day waits for an operator. */
export const HOLD_REASONS = ['no_data', 'one_source', 'sources_disagree', 'split_suspected', 'halted'] as const
export type HoldReason = (typeof HOLD_REASONS)[number]

/** Two sources agree when their prices lie this close together: closes are official, so only rounding may part them. */
export const AGREE_BP = 20n
/** A day's change beyond this, near a whole ratio, is more likely a split that nobody told of. */
export const SPLIT_SUSPECT_BP = 2_500n
/** How near to n:1, 1:n or 3:2 the change must be: the day's own move comes on top of the split. */
export const SPLIT_NEAR_BP = 1_000n

/** A question is not put again within this time: a source that had nothing a minute ago has nothing now. */
export const ASK_AGAIN_MIN = 15
/** Who has a question and is not heard of for this long is dead: longer than queueing and one call take together. */
export const QUESTION_LAPSES_S = 90
/** A run begins no further question after this long; the next run goes on where it ended. */
export const RUN_MAX_MS = 40_000
/** The same while somebody waits for the answer: a browser gives up after 20 s, and a last call may take 8. */
export const HURRY_MAX_MS = 10_000
/** Calendar days that the scorecard of sources looks back. */
export const SCORE_DAYS = 45
