/** Picks that one transaction gives their result: what one call of the ledger takes, well within its time-outs. */
export const PICKS_PER_CHUNK = 500
/** Right after a refused take-back the account is locked, so that the second look is the truth. */
export const TAKE_BACK_ATTEMPTS = 3
/** The asset that right picks bring. */
export const AWARD_ASSET = 'POINT'
/** The ledger's purposes: awards, and what members owe after corrections. */
export const AWARD_PURPOSE = 'predictions'
export const DEBT_PURPOSE = 'prediction-debt'
/**
 * Name of the lock of whoever moves points or streaks for a settlement: one chunk after the other, of all instances. Awards
 * meet in one issuing account anyway; so debts and streaks have no races of their own.
 */
export const SETTLING_LOCK = 'predictions.settling'
