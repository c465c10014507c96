import fc, { type Arbitrary } from 'fast-check'
import { resolveSchema, type Schema } from '../support/openapi'

/** Values that exist in the bench, by field name or id prefix: so that some requests reach real things. */
export type Dictionary = Readonly<Record<string, readonly unknown[]>>

const DEPTH_MAX = 4
const SAFE = Number.MAX_SAFE_INTEGER

/** A number as JSON text may say it and JavaScript may not. */
const raw = (text: string) => (JSON as unknown as { rawJSON: (text: string) => unknown }).rawJSON(text)
export const isRaw = (value: unknown): boolean =>
  (JSON as unknown as { isRawJSON: (value: unknown) => boolean }).isRawJSON(value)

const NFD_HANGUL = '한글'.normalize('NFD')
const nested = (depth: number): unknown => (depth === 0 ? 1 : [nested(depth - 1)])
const withPrototypeKey = (key: string) => JSON.parse(`{"${key}":{"isAdmin":true,"roles":["ADMIN"]}}`) as unknown

/** What breaks programs, wherever a value may stand. */
const POISONS: readonly unknown[] = [
  null,
  true,
  [],
  {},
  '',
  ' ',
  '0',
  'NaN',
  'null',
  '-1',
  '１２３',
  -1,
  1.5,
  raw('-0'),
  raw('1e999'),
  raw('-1e999'),
  raw('1E400'),
  raw('9007199254740993'),
  raw('-9007199254740993'),
  raw('9223372036854775808'),
  raw('1.0000000000000000000001'),
  raw('0.1e1'),
  SAFE,
  -SAFE,
  2 ** 31,
  -(2 ** 31) - 1,
  Number.MIN_VALUE,
  Number.MAX_VALUE,
  '\ud800',
  'a\udfffb',
  '\u0000',
  'a\u0000b',
  '\u0001\u001f\u007f',
  '\u202eRTL\u2066',
  '\ufeff',
  '\u200b',
  NFD_HANGUL,
  `${NFD_HANGUL}@moa.test`,
  '👩‍👩‍👧‍👦',
  'x'.repeat(300),
  'ㅎ'.repeat(20_000),
  "'; drop schema ledger cascade; --",
  '%00',
  '../../etc/passwd',
  '\u0024{7*7}{{7*7}}',
  '<script>alert(1)</script>',
  '__proto__',
  '\\x00',
  'infinity',
  '0001-01-01T00:00:00Z',
  '2026-02-30',
  '9999999999999-01-01',
  nested(1_000),
  Array.from({ length: 2_000 }, (_, index) => index),
  withPrototypeKey('__proto__'),
  withPrototypeKey('constructor'),
  { toString: 1, valueOf: 1, length: -1 },
  JSON.parse('{"toJSON":"x","then":"y"}'),
]

export const poison: Arbitrary<unknown> = fc.oneof(
  { weight: 8, arbitrary: fc.constantFrom(...POISONS) },
  { weight: 1, arbitrary: fc.jsonValue({ maxDepth: 3 }) },
  { weight: 1, arbitrary: fc.double() },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 60 }) },
)

/** Whole bodies that are not what they say. */
export const poisonText: Arbitrary<string> = fc.oneof(
  fc.constantFrom(
    '',
    '{',
    'NaN',
    '{"bet":NaN}',
    '{"bet":Infinity}',
    '{"bet":0x10}',
    '{"bet":01}',
    '{"bet":10,"bet":1000}',
    "{'bet':10}",
    '{"bet":10}{"bet":10}',
    '{"bet":10,}',
    '"bet"',
    '[]',
    'null',
    '\u0000',
    '\ufeff{"bet":10}',
    '{"a":"\\ud800"}',
    `${'['.repeat(30_000)}${']'.repeat(30_000)}`,
    `${'{"a":'.repeat(9_000)}1${'}'.repeat(9_000)}`,
    'bet=10',
    '<bet>10</bet>',
  ),
  fc.string({ unit: 'binary', maxLength: 200 }),
  fc.json({ maxDepth: 4 }),
)

/** Values that fit the schema, more or less: those that miss it test the other branch. */
export function valueFor(given: Schema, dictionary: Dictionary, name = '', depth = 0): Arbitrary<unknown> {
  const schema = resolveSchema(given)
  const known = knownValues(schema, dictionary, name)
  const made = madeValue(schema, dictionary, name, depth)
  if (known.length === 0) return made
  return fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...known) }, { weight: 1, arbitrary: made })
}

function knownValues({ pattern }: Schema, dictionary: Dictionary, name: string): readonly unknown[] {
  const prefix = /^\^([a-z]{3})_/.exec(pattern ?? '')?.[1]
  return dictionary[name] ?? (prefix ? dictionary[prefix] : undefined) ?? []
}

function madeValue(schema: Schema, dictionary: Dictionary, name: string, depth: number): Arbitrary<unknown> {
  if (schema.const !== undefined) return fc.constant(schema.const)
  if (schema.enum) return fc.constantFrom(...schema.enum)
  const choices = schema.anyOf ?? schema.oneOf
  if (choices) return fc.oneof(...choices.map((choice) => valueFor(choice, dictionary, name, depth)))
  const types = [schema.type ?? (schema.properties ? 'object' : 'any')].flat()
  return fc.oneof(...types.map((type) => ofType(type, schema, dictionary, name, depth)))
}

function ofType(type: string, schema: Schema, dictionary: Dictionary, name: string, depth: number): Arbitrary<unknown> {
  if (type === 'object') return depth > DEPTH_MAX ? fc.constant({}) : objectOf(schema, dictionary, depth)
  if (type === 'array') return arrayOf(schema, dictionary, name, depth)
  if (type === 'integer') return integerOf(schema)
  if (type === 'number') return fc.oneof(fc.double({ noNaN: true, noDefaultInfinity: true }), integerOf(schema))
  if (type === 'boolean') return fc.boolean()
  if (type === 'null') return fc.constant(null)
  return type === 'string' ? textOf(schema) : fc.jsonValue({ maxDepth: 2 })
}

function objectOf(
  { properties = {}, required = [] }: Schema,
  dictionary: Dictionary,
  depth: number,
): Arbitrary<unknown> {
  const fields = Object.entries(properties).map(([name, field]) => [name, valueFor(field, dictionary, name, depth + 1)])
  return fc.record(Object.fromEntries(fields) as Record<string, Arbitrary<unknown>>, { requiredKeys: required })
}

function arrayOf(
  { items, prefixItems, minItems = 0, maxItems = 4 }: Schema,
  dictionary: Dictionary,
  name: string,
  depth: number,
) {
  if (prefixItems) return fc.tuple(...prefixItems.map((item) => valueFor(item, dictionary, name, depth + 1)))
  const item = items ? valueFor(items, dictionary, name, depth + 1) : fc.jsonValue({ maxDepth: 1 })
  return fc.array(item, { minLength: Math.min(minItems, 10), maxLength: Math.max(Math.min(maxItems, 4), minItems) })
}

/** Mostly small and at the edges: figures that come near to what a bench member owns. */
function integerOf({ minimum, maximum, exclusiveMinimum, exclusiveMaximum }: Schema): Arbitrary<number> {
  const min = Math.max(minimum ?? (exclusiveMinimum === undefined ? -SAFE : exclusiveMinimum + 1), -SAFE)
  const max = Math.min(maximum ?? (exclusiveMaximum === undefined ? SAFE : exclusiveMaximum - 1), SAFE)
  const low = Math.max(min, 0)
  return fc.oneof(
    { weight: 6, arbitrary: fc.integer({ min: low, max: Math.max(low, Math.min(max, low + 100)) }) },
    { weight: 1, arbitrary: fc.constantFrom(min, max) },
    { weight: 1, arbitrary: fc.integer({ min, max }) },
  )
}

function textOf({ pattern, format, minLength = 0, maxLength = 40 }: Schema): Arbitrary<string> {
  if (format === 'email') return fc.emailAddress()
  if (format === 'date-time') return fc.date({ noInvalidDate: true }).map((date) => date.toISOString())
  if (format === 'date') return fc.date({ noInvalidDate: true }).map((date) => date.toISOString().slice(0, 10))
  if (pattern) return matching(pattern)
  const size = { minLength, maxLength: Math.max(minLength, Math.min(maxLength, 60)) }
  return fc.oneof(fc.string(size), fc.string({ ...size, unit: fc.constantFrom('가', '나', 'ㅎ', 'a', '7', ' ') }))
}

/** Expressions that the generator cannot invert (look-arounds, classes by property) fall back to any text. */
function matching(pattern: string): Arbitrary<string> {
  try {
    return fc.stringMatching(new RegExp(pattern)).map((text) => text.slice(0, 600))
  } catch {
    return fc.string({ maxLength: 40 })
  }
}
