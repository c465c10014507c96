/** GOLD per round. Steps of 100 make every payout exact: a multiplier counts in hundredths, so nothing is rounded away. */
export const CRASH_BET_MIN = 100
export const CRASH_BET_MAX = 1_000
export const CRASH_BET_STEP = 100

/** Multipliers are integers in hundredths: 100 is 1.00×. A curve begins there; nothing is paid below 1.01×. */
export const START_MULTIPLIER = 100
export const TARGET_MIN = 101
/** 1,000×: a published configuration's cap lies here or below. With the largest stake a round pays a million GOLD. */
export const CAP_MAX = 100_000

/** Bits of the number that a round draws, and how they are drawn: 20 of them, then 32. Both bounds divide 2^32. */
export const DRAW_BITS = 52n
export const CRASH_BOUNDS: readonly number[] = [2 ** 20, 2 ** 32]

/** Growth of one millisecond in 64-bit fixed point: floor(e^0.00006 × 2^64). Doubles every 11.55 s; 1,000× at 115.13 s. */
export const GROWTH_BITS = 64n
export const GROWTH = 18_447_850_911_558_777_614n

/** No round flies longer: above the 115,130 ms that 1,000× takes, and a power of two for the search. */
export const FLIGHT_MAX_MS = 131_072

/** A bet that nobody starts starts by itself after this long, so no stake lies about undecided. Published with the rules. */
export const START_WITHIN_MS = 15_000

/** How long one question about the current round may wait for its end; a stopping process waits no longer for it. */
export const WAIT_MAX_MS = 5_000

/** A round takes at least 2.5 s, so no member needs more (requests per member and minute). */
export const CRASH_RATE_LIMIT = { limit: 600, windowS: 60, per: 'member' } as const

/** Stakes offered on the screen, in GOLD; the API takes every step between the limits. */
export const CRASH_BET_PRESETS = [100, 200, 300, 400, 500, 700, 1_000] as const
