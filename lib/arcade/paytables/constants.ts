/**
 * Shares of the stakes that a game may pay back, in percent. Below 90 a game only takes; above 99 a rounding or a
 * typing error would make it mint GOLD without end. `arcade.paytable` checks the same band.
 */
export const RTP_PERCENT_MIN = 90
export const RTP_PERCENT_MAX = 99

/** Multiple of the stake that a paying line pays at least: every hit is a win, none is a loss in disguise (or a draw). */
export const PAY_MIN = 2
/** With the largest stake one spin mints at most a million GOLD. */
export const PAY_MAX = 1_000

/** Multipliers whose chance and return are published for crash, in hundredths, as far as the cap goes. */
export const CRASH_TARGETS = [
  101, 110, 120, 150, 200, 300, 500, 1_000, 2_000, 5_000, 10_000, 20_000, 50_000, 100_000,
] as const

/** The furthest that a publication can be announced ahead: what is further away is a typing error. */
export const NOTICE_DAYS_MAX = 366
