/** The exchange's own clock: every instant of a trading session is one of its local times. */
export const EXCHANGE_ZONE = 'America/New_York'
/** Where members look at the clock. */
export const MEMBER_ZONE = 'Asia/Seoul'

/** Regular hours of XNYS (https://www.nyse.com/markets/hours-calendars). */
export const OPEN_TIME = '09:30'
export const CLOSE_TIME = '16:00'
export const EARLY_CLOSE_TIME = '13:00'

/** Picks are taken until this long before the bell. */
export const CUTOFF_BEFORE_OPEN_MIN = 5
/** Picks for the next session are taken from this long after the close on. */
export const PICKS_AFTER_CLOSE_MIN = 60
/** Free sources have the day's closes an hour after the bell; a quarter of an hour is margin. */
export const FETCH_AFTER_CLOSE_MIN = 75
export const SETTLE_AFTER_CLOSE_MIN = 90

/** Raised when a rule below changes; each session says by which one it was computed. */
export const CALENDAR_VERSION = 1

/** Juneteenth is a holiday of the exchange since then. */
export const JUNETEENTH_SINCE = 2022
