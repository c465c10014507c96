/** Words of one locale: `{ errors: { NOT_FOUND: '…' }, wallet: { … } }`, by namespace. */
export type Messages = Record<string, unknown>

/** Paths of all texts: `wallet.history.empty`. */
function keysOf(value: unknown, prefix = ''): string[] {
  if (typeof value !== 'object' || value === null) return [prefix]
  return Object.entries(value).flatMap(([key, inner]) => keysOf(inner, prefix ? `${prefix}.${key}` : key))
}

/** Placeholders of an ICU text; `{count, plural, …}` counts as `count`. */
const placeholdersOf = (text: string): string =>
  [...new Set([...text.matchAll(/\{(\w+)/g)].map(([, name]) => name))].sort().join()

const textAt = (messages: Messages, key: string): string => {
  const text = key.split('.').reduce<unknown>((inner, part) => (inner as Messages | undefined)?.[part], messages)
  return typeof text === 'string' ? text : ''
}

/** Texts that one locale has and the other lacks, is empty in, or fills with other values. */
export function localesAgree(ko: Messages, en: Messages): string[] {
  const [korean, english] = [new Set(keysOf(ko)), new Set(keysOf(en))]
  const shared = [...korean].filter((key) => english.has(key))
  return [
    ...[...korean].filter((key) => !english.has(key)).map((key) => `en lacks ${key}`),
    ...[...english].filter((key) => !korean.has(key)).map((key) => `ko lacks ${key}`),
    ...shared.filter((key) => !textAt(ko, key).trim() || !textAt(en, key).trim()).map((key) => `${key} is empty`),
    ...shared
      .filter((key) => placeholdersOf(textAt(ko, key)) !== placeholdersOf(textAt(en, key)))
      .map((key) => `${key} has other placeholders in ko than in en`),
  ]
}

/** Codes that the API can answer and for which a member would see no words. */
export const errorsHaveWords = (messages: Messages, codes: readonly string[]): string[] =>
  codes.filter((code) => !textAt(messages, `errors.${code}`).trim())
