import fc, { type Arbitrary } from 'fast-check'
import type { Operation, Schema } from '../support/openapi'
import { type Dictionary, isRaw, poison, poisonText, valueFor } from './values'

/** The credentials a request may carry; the bench knows what each means. */
export const CREDENTIALS = [
  'right',
  'none',
  'member',
  'operator',
  'expired',
  'tampered',
  'foreign',
  'unsigned',
  'confused',
  'garbage',
  'basic',
  'revoked',
] as const
export type Credential = (typeof CREDENTIALS)[number]

export type Plan = {
  credential: Credential
  /** Path parameters as the handler gets them. */
  params: Record<string, string>
  query: [string, string][]
  headers: Record<string, string>
  /** Text of the body, null for none. */
  body: string | null
}

const FORGED_CURSORS = [
  'AAAA',
  '-',
  'eyJ4IjoxfQ',
  'OTk5OTk5OTk5OTk5OTk5OTk5OTk.',
  'MC4w',
  'LTEuLTE',
  'bnVsbA',
  'W10',
  'e30',
  'x'.repeat(512),
]

const MEDIA_TYPES = [
  'text/plain',
  'application/x-www-form-urlencoded',
  'multipart/form-data; boundary=x',
  'application/json; charset=utf-16',
  'application/jsonp',
  'APPLICATION/JSON',
  '',
  ';',
  'a'.repeat(2_000),
]

const KEYS = [
  '',
  ' ',
  'k',
  'k'.repeat(255),
  'k'.repeat(256),
  'two words',
  'é',
  'same-key',
  '"quoted"',
  '../',
  '\t',
  'k'.repeat(9_000),
]

/** Requests to one operation: mostly right but for one thing, sometimes wrong throughout. */
export function planOf(operation: Operation, dictionary: Dictionary): Arbitrary<Plan> {
  return fc.record({
    credential: fc.oneof(
      { weight: 12, arbitrary: fc.constant('right' as const) },
      { weight: 3, arbitrary: fc.constantFrom(...CREDENTIALS) },
    ),
    params: paramsOf(operation, dictionary),
    query: queryOf(operation, dictionary),
    headers: headersOf(operation),
    body: bodyOf(operation, dictionary),
  })
}

const parametersIn = (operation: Operation, place: 'path' | 'query') =>
  (operation.object.parameters ?? []).filter((parameter) => parameter.in === place)

const asText = (value: unknown): string => (typeof value === 'string' ? value : (JSON.stringify(value) ?? 'undefined'))
const mostly = <T>(right: Arbitrary<T>, wrong: Arbitrary<T>) =>
  fc.oneof({ weight: 5, arbitrary: right }, { weight: 1, arbitrary: wrong })

function paramsOf(operation: Operation, dictionary: Dictionary): Arbitrary<Record<string, string>> {
  const fields = parametersIn(operation, 'path').map(({ name, schema }) => {
    const right = valueFor(schema, dictionary, name).map(asText)
    return [name, mostly(right, poison.map(asText))] as const
  })
  return fc.record(Object.fromEntries(fields))
}

function queryOf(operation: Operation, dictionary: Dictionary): Arbitrary<[string, string][]> {
  const known = parametersIn(operation, 'query').map(({ name, schema, required }) => {
    const forged = name === 'cursor' || name === 'after' ? fc.constantFrom(...FORGED_CURSORS) : poison.map(asText)
    const one = mostly(valueFor(schema, dictionary, name).map(asText), forged).map((text): [string, string] => [
      name,
      text,
    ])
    const times = required ? { minLength: 1, maxLength: 1 } : { minLength: 0, maxLength: 1 }
    return mostly(fc.array(one, times), fc.array(one, { minLength: 0, maxLength: 3 }))
  })
  const stray = fc.tuple(fc.constantFrom('x', '__proto__', 'constructor', 'limit', 'toString', ''), poison.map(asText))
  const strays = fc.oneof(
    { weight: 9, arbitrary: fc.constant([]) },
    { weight: 1, arbitrary: fc.array(stray, { minLength: 1, maxLength: 3 }) },
  )
  return fc.tuple(...known, strays).map((lists) => lists.flat())
}

function headersOf({ contract }: Operation): Arbitrary<Record<string, string>> {
  const key = mostly(fc.uuid(), fc.constantFrom(...KEYS))
  const keyHeader = fc.constantFrom('idempotency-key', 'idempotency-key', 'idempotency-key', 'x-idempotency-key')
  const keyed = fc.tuple(keyHeader, key).map(([name, value]) => ({ [name]: value }))
  const ifMatch = fc.oneof(
    fc.constantFrom('"1"', '"0"', 'W/"1"', '*', '""', '"-1"', '1', '"9007199254740993"', '"\\"'),
    fc.constant(''),
  )
  return fc
    .record({
      mediaType: fc.oneof(
        { weight: 12, arbitrary: fc.constant('application/json') },
        { weight: 1, arbitrary: fc.constantFrom(...MEDIA_TYPES) },
      ),
      keyed: contract.idempotent ? mostly<Record<string, string>>(keyed, fc.constant({})) : fc.constant({}),
      ifMatch: contract.ifMatch ? mostly(ifMatch, fc.constant(null)) : fc.constant(null),
      language: fc.constantFrom(null, null, null, 'ko', 'en', '*', 'xx-YY;q=9', 'a'.repeat(500)),
    })
    .map(({ mediaType, keyed, ifMatch, language }) => ({
      ...(mediaType && { 'content-type': mediaType }),
      ...keyed,
      ...(ifMatch !== null && { 'if-match': ifMatch }),
      ...(language !== null && { 'accept-language': language }),
    }))
}

function bodyOf(operation: Operation, dictionary: Dictionary): Arbitrary<string | null> {
  const schema = operation.object.requestBody?.content['application/json']?.schema
  if (!schema) return operation.method === 'GET' ? fc.constant(null) : fc.oneof(fc.constant(null), poisonText)
  const right = valueFor(schema, dictionary)
  return fc.oneof(
    { weight: 5, arbitrary: right.map(toText) },
    { weight: 8, arbitrary: spoilt(right, schema).map(toText) },
    { weight: 1, arbitrary: poison.map(toText) },
    { weight: 2, arbitrary: poisonText },
    { weight: 1, arbitrary: fc.constant(null) },
  )
}

const toText = (value: unknown): string => JSON.stringify(value) ?? ''

/** A right body in which one field is missing, strange, or one too many. */
function spoilt(right: Arbitrary<unknown>, schema: Schema): Arbitrary<unknown> {
  return fc
    .tuple(right, fc.nat(), fc.constantFrom('replace', 'replace', 'replace', 'remove', 'add', 'prototype'), poison)
    .map(([value, where, how, bad]) => spoil(value, where, how, bad, schema))
}

function spoil(value: unknown, where: number, how: string, bad: unknown, schema: Schema): unknown {
  const places = placesOf(value)
  if (places.length === 0 || how === 'add') {
    const name = ['id', 'role', 'roles', 'memberId', 'balance', 'createdAt', 'x'][where % 7] ?? 'x'
    return typeof value === 'object' && value !== null && schema.type !== 'array' ? { ...value, [name]: bad } : bad
  }
  if (how === 'prototype')
    return JSON.parse(toText(value).replace('{', '{"__proto__":{"roles":["ADMIN"]},').replace(',}', '}'))
  return replaceAt(value, places[where % places.length] ?? [], how === 'remove' ? undefined : bad)
}

/** Paths to everything inside a value. */
function placesOf(value: unknown, path: string[] = []): string[][] {
  if (typeof value !== 'object' || value === null || isRaw(value) || path.length > 4) return []
  return Object.entries(value).flatMap(([key, inner]) => [[...path, key], ...placesOf(inner, [...path, key])])
}

function replaceAt(value: unknown, [step, ...rest]: string[], bad: unknown): unknown {
  if (step === undefined) return bad
  if (Array.isArray(value))
    return value.map((item, index) => (String(index) === step ? replaceAt(item, rest, bad) : item))
  const fields = Object.entries(value as object)
  return Object.fromEntries(fields.map(([key, inner]) => [key, key === step ? replaceAt(inner, rest, bad) : inner]))
}
