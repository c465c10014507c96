export const LOCALES = ['ko', 'en'] as const
export type Locale = (typeof LOCALES)[number]
export const LOCALE_COOKIE = 'locale'
const LOCALE_DEFAULT: Locale = 'ko'

const isLocale = (value: string | undefined): value is Locale => LOCALES.some((locale) => locale === value)

/** The member's choice, else the first of the browser's languages that we speak, else Korean. */
export function decideLocale(chosen: string | undefined, acceptLanguage: string | null): Locale {
  if (isLocale(chosen)) return chosen
  const wanted = (acceptLanguage ?? '').split(',').map((part) => part.trim().slice(0, 2).toLowerCase())
  return wanted.find(isLocale) ?? LOCALE_DEFAULT
}
