/** A session ends this long after its log-in whatever happens (OWASP ASVS 5.0 10.4.8: absolute expiry). */
export const SESSION_LIFE_S = 90 * 24 * 3_600
/** Unused this long, it ends earlier. */
export const SESSION_IDLE_DAYS = 30
/** `lastSeenAt` is this exact; finer would cost a write on every request. */
export const SEEN_EVERY_S = 60
/** Ended sessions stay on record this long, then go with their tokens. */
export const ENDED_KEPT_DAYS = 30
