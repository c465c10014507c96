/** Names of this product's tokens, the same for every instance and address (RFC 9068). */
export const ISSUER = 'urn:moa'
export const AUDIENCE = 'urn:moa:api'
export const TOKEN_TYPE = 'at+jwt'
export const ALGORITHM = 'RS256'

const HOUR_MS = 3_600_000
/** A signing key serves this long (NIST SP 800-57 allows years; a month keeps the drill in practice). */
export const KEY_LIFE_MS = 30 * 24 * HOUR_MS
/** The next key is in the JWKS this long before its first use, far longer than anybody may cache that. */
export const PUBLISH_AHEAD_MS = 24 * HOUR_MS
/** What clocks of other machines and our own cache of keys may be late by. */
export const KEY_LEEWAY_MS = 10 * 60_000
/** How long an instance may go on with the keys it knows. */
export const KEY_CACHE_MS = 60_000
/** A token with an unknown key makes an instance look again, but not more often than this. */
export const KEY_LOOKUP_MIN_MS = 1_000
/** Tokens of which an instance remembers that their signature is good: some ten megabytes. */
export const CHECKED_MAX = 10_000
export const RSA_BITS = 2_048
