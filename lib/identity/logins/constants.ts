/** Wrong passwords that cost nothing: people mistype. */
export const FAILURES_FREE = 4
/** The fifth wrong password locks for this long, each further one twice as long as the one before. */
export const LOCK_FIRST_S = 30
/** A lock never lasts longer, so that nobody is locked out for ever by somebody else; still only 96 guesses a day. */
export const LOCK_MAX_S = 900
/** After this long without a wrong password the count starts over. */
export const FAILURES_FORGOTTEN_S = 3_600
/** An address from which the member has logged in within this time is counted by itself (see logins/service). */
export const KNOWN_ADDRESS_DAYS = 30
