import type { Settings } from '@/lib/identity/members/contract'

const YEAR_S = 365 * 24 * 3_600
const DROPPED_S = 0

/** Keeps a choice for the next page's first byte; `system` is kept by keeping nothing. */
function keep(name: string, value: string): void {
  const age = value === 'system' ? DROPPED_S : YEAR_S
  // biome-ignore lint/suspicious/noDocumentCookie: CookieStore is missing on pages without TLS
  document.cookie = `${name}=${value}; path=/; max-age=${age}; samesite=lax`
}

const isKept = (name: string, value: string): boolean => {
  const kept = document.cookie.split('; ').find((pair) => pair.startsWith(`${name}=`))
  return value === 'system' ? kept === undefined : kept === `${name}=${value}`
}

function wear(name: 'theme' | 'motion', value: string): void {
  if (value === 'system') delete document.documentElement.dataset[name]
  else document.documentElement.dataset[name] = value
}

/** Puts the member's choices in force in this browser. Answers whether the language changed, which needs new words. */
export function applyChoices({ theme, motion, locale }: Pick<Settings, 'theme' | 'motion' | 'locale'>): boolean {
  for (const [name, value] of [
    ['theme', theme],
    ['motion', motion],
  ] as const) {
    if (!isKept(name, value)) keep(name, value)
    wear(name, value)
  }
  if (isKept('locale', locale)) return false
  keep('locale', locale)
  return true
}
