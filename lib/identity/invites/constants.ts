export const CODE_MIN = 4
export const CODE_MAX = 64
export const CODES_PER_CALL_MAX = 100
export const NOTE_MAX = 200
/** 10 characters of 32 kinds: 50 bits, so guessing at 120 tries a minute finds one of a million codes in 17 years. */
export const RANDOM_CODE_LENGTH = 10
/** Crockford's: no I, L, O, U, so that a code survives being read aloud. */
export const CODE_ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
