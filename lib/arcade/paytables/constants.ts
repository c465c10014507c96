/**
 * Shares of the stakes that a paytable may pay back, in percent. Below 90 a game only takes; above 99 a rounding or a
 * typing error would make it mint GOLD without end. `arcade.paytable` checks the same band.
 */
export const RTP_PERCENT_MIN = 90
export const RTP_PERCENT_MAX = 99

/** Multiple of the stake that a paying line pays at least: every hit is a win, none is a loss in disguise (or a draw). */
export const PAY_MIN = 2
/** With the largest stake one spin mints at most a million GOLD. */
export const PAY_MAX = 1_000

/** The largest version that the database's integer holds. */
export const VERSION_MAX = 2_147_483_647

/** Decimals of published percentages: enough to tell 1 in 262,144 from nothing at all. */
export const PERCENT_DECIMALS = 4
