/** Slots that ads can open for one session: with the base, one for each symbol of the first list. */
export const AD_SLOTS_MAX = 7
/** Between two slots opened by ads. */
export const COOLDOWN_MS = 10 * 60_000
/** An ad is over long before. */
export const INTENT_LIVES_MS = 10 * 60_000
/** By how much the ad network's clock may be behind ours. */
export const CLOCK_SKEW_MS = 60_000
/** Public keys of the network are used this long; AdMob asks for a day at most. */
export const KEYS_LIVE_MS = 24 * 3_600_000
/** An unknown key id makes us look for new keys, but not oftener than this. */
export const KEYS_LOOKUP_MIN_MS = 60_000
export const SANDBOX_KEY_ID = 'sandbox'
/** What the sandbox's ad takes to watch. */
export const SANDBOX_AD_S = 5
