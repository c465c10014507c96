/**
 * Freezes the game. With true odds the evidence ever reaches it with probability 1/1,000 at most, however long and often
 * one looks (Ville's inequality).
 */
export const ALARM_E = 1_000

/**
 * Weight of the published odds in the mixture, in draws: α = 100·p. Small enough to see a halved 1 % in some thousand
 * draws (Lindon & Malek, Anytime-Valid Inference for Multinomial Count Data, arXiv:2011.03567, §2).
 */
export const PRIOR_DRAWS = 100

/** What the odds of a rarity may have been multiplied by: from an eighth to eight times, in steps of √2. */
export const ODDS_MULTIPLIERS: readonly number[] = [-6, -5, -4, -3, -2, -1, 1, 2, 3, 4, 5, 6].map(
  (step) => 2 ** (step / 2),
)

/** Stands for proof beyond doubt (what was published as impossible came up), as a figure that JSON and SQL can carry. */
export const LN_E_MAX = 700

/** Where the crash points of one class begin, in hundredths; the last class ends at the cap. */
export const CRASH_CLASSES: readonly number[] = [100, 101, 150, 200, 300, 500, 1_000, 10_000]

/** Events of the log that are counted in one transaction. */
export const PAGE = 1_000
/** One run of the job catches up for so long; the next one goes on. */
export const BUDGET_MS = 30_000
