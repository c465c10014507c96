/** Owner of the accounts that are nobody's wallet: issuing accounts, sinks, escrows. */
export const SYSTEM_OWNER = 'system'
/** Bucket of a member's ordinary account; what the wallet shows. */
export const WALLET_BUCKET = 'main'

/** Every new member's first GOLD (LED, requirements: the club opens with 1,000). */
export const WELCOME_GOLD = 1_000

/** Items of one `ledger.post_batch`. Latency grows with the batch: p95 20-60 ms up to 512, 130 ms at 2,000 (measured). */
export const BATCH_MAX = 512
/** Legs of one transfer: what it moves has to fit one screen. */
export const LEGS_MAX = 100
/**
 * Most that an operator moves at once. Far beyond any prize, far below what the issuing account can hold: a slip of the
 * finger must not fill the books for good.
 */
export const ADJUSTMENT_MAX = 1_000_000_000

/** Characters of an operator's reason. */
export const MEMO_MAX = 200
/** Longest life of a hold: a promise older than a month is a defect. */
export const HOLD_TTL_MAX_S = 31 * 24 * 3_600

/** Transfers sealed by one statement: about 50 ms of work, well within every time-out. */
export const SEAL_BATCH = 5_000
/** Rows that the proof holds in memory at a time. */
export const PROOF_PAGE = 5_000
