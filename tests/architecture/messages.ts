/** Words of one locale: `{ errors: { NOT_FOUND: '…' }, wallet: { … } }`, by namespace. */
export type Messages = Record<string, unknown>

/** Paths of all texts: `wallet.history.empty`. */
function keysOf(value: unknown, prefix = ''): string[] {
  if (typeof value !== 'object' || value === null) return [prefix]
  return Object.entries(value).flatMap(([key, inner]) => keysOf(inner, prefix ? `${prefix}.${key}` : key))
}

/** Names that an ICU text fills in. Braces alternate: an argument, in it an arm with a text, in that an argument … */
function placeholdersOf(text: string): string {
  const names = new Set<string>()
  let depth = 0
  for (const { 0: brace, index } of text.matchAll(/[{}]/g)) {
    depth += brace === '{' ? 1 : -1
    if (brace === '{' && depth % 2 === 1) names.add(/^\w*/.exec(text.slice(index + 1))?.[0] ?? '')
  }
  return [...names].sort().join()
}

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
