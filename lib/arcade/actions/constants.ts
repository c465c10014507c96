/** Fields of an action's data. */
export const ACTION_FIELDS_MAX = 20
/** UTF-8 bytes of an action's data as JSON. */
export const ACTION_BYTES_MAX = 2_048
/** Characters of one text in it. */
export const ACTION_TEXT_MAX = 200
/** Actions are forgotten after this long; rounds never are. */
export const ACTION_KEPT_DAYS = 180
/** Actions removed by one statement of the job. */
export const SWEEP_BATCH = 5_000
/** The member's browser has recomputed a round; data: `{ roundId }`. */
export const VERIFY_ROUND = 'VERIFY_ROUND'
