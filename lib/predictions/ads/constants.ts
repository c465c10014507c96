/** Slots that ads can open for one session: with the base, one for each symbol of the list. */
export const AD_SLOTS_MAX = 7
/** Between two slots opened by ads. */
export const COOLDOWN_MS = 10 * 60_000
/** An ad is over long before. */
export const INTENT_LIVES_MS = 10 * 60_000
