/** First field of every drawn message: other versions of the scheme, and other products, can never draw the same. */
export const SCHEME = 'moa/v1'

/** 256 bits: nobody finds the seed from its hash, and no two members share one by chance. */
export const SERVER_SEED_BYTES = 32

/** HMAC-SHA256 answers 32 bytes, read as eight words of 32 bits. */
export const WORDS_PER_BLOCK = 8
export const WORD_SPACE = 2 ** 32

/** Characters a client seed may have: no `|`, which separates the fields of the drawn message. */
export const CLIENT_SEED_PATTERN = /^[A-Za-z0-9._:-]{1,64}$/
/** Random bytes of the client seed a member gets who didn't choose one. */
export const CLIENT_SEED_BYTES = 12

/** Largest bet of a claim, far above every stake: its payout stays an integer that JSON carries exactly. */
export const CLAIMED_BET_MAX = 1_000_000_000
