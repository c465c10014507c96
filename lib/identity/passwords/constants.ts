/** NIST SP 800-63B §3.1.1.2 and OWASP ASVS 5.0 6.2.1 ask for 8 at least. */
export const PASSWORD_MIN = 8
/** Longer than any passphrase; bounds the work of one hash. */
export const PASSWORD_MAX = 128

/** OWASP ASVS 5.0 appendix C: m ≥ 47,104 KiB with t = 1, p = 1. About 30 ms of one core. */
export const ARGON2ID = { memoryCost: 47_104, timeCost: 1, parallelism: 1 } as const

/** Hashes that may wait for a core: beyond, waiting would take longer than the members' patience (about 4 s on 2 cores). */
export const QUEUE_MAX = 256
export const RETRY_AFTER_S = 2

/** The commonest passwords of 8 characters and more in published leaks, lower-cased; the first a guesser tries. */
export const COMMON_PASSWORDS: ReadonlySet<string> = new Set(
  `12345678 123456789 1234567890 12341234 11111111 00000000 88888888 87654321 987654321 0123456789 123123123 147258369
  1q2w3e4r 1q2w3e4r5t 1qaz2wsx 1qaz2wsx3edc q1w2e3r4 qwer1234 qwerty12 qwerty123 qwertyui qwertyuiop asdf1234 asdfasdf
  asdfghjk asdfghjkl zxcvbnm1 zxcv1234 zaq12wsx abcd1234 abc12345 a1234567 a12345678 a123456789 aa123456 aa12345678
  password password1 password12 password123 passw0rd p@ssw0rd p@ssword pass1234 welcome1 welcome123 letmein1 iloveyou
  iloveyou1 sunshine princess football baseball superman trustno1 admin123 admin1234 administrator changeme changeme1
  test1234 testtest master12 michelle jennifer computer internet starwars whatever samsung1 dragon12 monkey12 gkgkgkgk
  dkssud12 dkssudgktpdy rlaxodud tkfkdgo1 tkfkdgody tkfkdgo1004 wkdtjdrn qkrwldnjs love1004 angel1004 korea123`.split(
    /\s+/,
  ),
)
