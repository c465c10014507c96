/** Where a redemption stands. The way to DONE, then what may come between, then the way back. */
export const STATES = [
  'REQUESTED',
  'RESERVED',
  'ISSUING',
  'UNKNOWN',
  'ISSUED',
  'CAPTURED',
  'DONE',
  'RELEASED',
  'FAILED',
] as const

/** Over, whatever happens. */
export const FINAL_STATES = ['DONE', 'FAILED'] as const
/** The hold keeps the price, the reward keeps a unit. */
export const HELD_STATES = ['RESERVED', 'ISSUING', 'UNKNOWN', 'ISSUED'] as const
/** The hold was captured. */
export const PAID_STATES = ['CAPTURED', 'DONE'] as const

export const FAILURES = ['vendor_refused', 'never_issued'] as const

/** What a step of the timeline says beside its name. */
export const NOTES = [
  'vendor_silent',
  'vendor_unreachable',
  'vendor_at_work',
  'vendor_knows_nothing',
  'vendor_confused',
  ...FAILURES,
] as const

/** Longer than the call's time-out: whoever made the call has decided, or is dead. */
export const CALL_LEASE_S = 15
/** A step that asks nobody is done at once, or its process is dead. */
export const STEP_LEASE_S = 10
/**
 * Two "not found" that lie this far apart are believed: a request that was under way at the first would have arrived or
 * been dropped before the second.
 */
export const NOT_FOUND_APART_S = 60
/** Asking again: after 30 s, then twice as long each time, at most ten minutes. */
export const ASK_AGAIN_S = 30
export const ASK_AGAIN_MAX_S = 600
/** Redemptions taken up by one run of the job. */
export const RESUME_BATCH = 200
/** How many of them wait for the vendor at a time. */
export const RESUME_PARALLEL = 8

/** Whose hold a redemption's POINT are: `sinkFor(PAYEE)`. */
export const PAYEE = 'rewards'
export const POINT = 'POINT'
/** The purpose under which codes are sealed. */
export const SEALED_FOR = 'moa/rewards/voucher'
