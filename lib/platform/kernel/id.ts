import * as z from 'zod'

/** The closed list of id prefixes; what each names stands in docs/glossary.md. */
export const ID_PREFIXES = [
  'usr',
  'ses',
  'inv',
  'trf',
  'hld',
  'rnd',
  'sed',
  'pay',
  'run',
  'req',
  'fam',
  'gse',
  'act',
  'otg',
  'cor',
] as const
export type IdPrefix = (typeof ID_PREFIXES)[number]

const CROCKFORD = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const RANDOM_BYTES = 10

/**
 * `usr_01K…`: prefix, then the 26 characters of a ULID (48 bits of milliseconds, 80 random bits, Crockford base 32;
 * https://github.com/ulid/spec), so ids sort by the time they were made. `random` holds 10 bytes.
 */
export function formatId(prefix: IdPrefix, ms: number, random: Uint8Array): string {
  let value = BigInt(ms)
  for (let index = 0; index < RANDOM_BYTES; index++) value = (value << 8n) | BigInt(random[index] ?? 0)
  let text = ''
  for (let index = 0; index < 26; index++) {
    text = CROCKFORD[Number(value & 31n)] + text
    value >>= 5n
  }
  return `${prefix}_${text}`
}

/** Schema of one kind of id, for contracts. */
export const idOf = (prefix: IdPrefix) =>
  z
    .string()
    .regex(new RegExp(`^${prefix}_[0-9A-HJKMNP-TV-Z]{26}$`))
    .meta({ example: `${prefix}_01KADX4T5QZ3M8V0W2Y6B9C1DE` })
