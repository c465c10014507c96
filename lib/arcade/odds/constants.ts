/** Decimals of published percentages: enough to tell 1 in 262,144 from nothing at all. */
export const PERCENT_DECIMALS = 4

/** Changed odds are public this long before anybody plays by them. `arcade.paytable` checks the same. */
export const NOTICE_HOURS = 24

/** The largest version that the database's integer holds. */
export const VERSION_MAX = 2_147_483_647
