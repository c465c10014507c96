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
  'prd',
  'adn',
  'rwd',
  'rdm',
  'vch',
] as const
export type IdPrefix = (typeof ID_PREFIXES)[number]

const CROCKFORD = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const MS_DIGITS = 10
const HALF_BYTES = 5
const HALF_DIGITS = 8

/**
 * `usr_01K…`: prefix, then the 26 characters of a ULID (48 bits of milliseconds, 80 random bits, Crockford base 32;
 * https://github.com/ulid/spec), so ids sort by the time they were made. `random` holds 10 bytes.
 */
export function formatId(prefix: IdPrefix, ms: number, random: Uint8Array): string {
  return `${prefix}_${digitsOf(ms, MS_DIGITS)}${digitsOf(numberAt(random, 0), HALF_DIGITS)}${digitsOf(numberAt(random, HALF_BYTES), HALF_DIGITS)}`
}

/** Five bytes as one number: 40 bits, eight digits. */
function numberAt(bytes: Uint8Array, from: number): number {
  let value = 0
  for (let index = from; index < from + HALF_BYTES; index++) value = value * 256 + (bytes[index] ?? 0)
  return value
}

function digitsOf(value: number, count: number): string {
  let text = ''
  let rest = value
  for (let digit = 0; digit < count; digit++) {
    text = CROCKFORD[rest % 32] + text
    rest = Math.floor(rest / 32)
  }
  return text
}

/** Schema of one kind of id, for contracts. */
export const idOf = (prefix: IdPrefix) =>
  z
    .string()
    .regex(new RegExp(`^${prefix}_[0-9A-HJKMNP-TV-Z]{26}$`))
    .meta({ example: `${prefix}_01KADX4T5QZ3M8V0W2Y6B9C1DE` })
