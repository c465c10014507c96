import 'server-only'
import { cookies, headers } from 'next/headers'
import { getRequestConfig } from 'next-intl/server'
import { now } from '../clock/clock'
import { decideLocale, LOCALE_COOKIE, type Locale } from './locale'

/** One file each in messages/<locale>/. */
const NAMESPACES = [
  'common',
  'errors',
  'landing',
  'identity',
  'wallet',
  'ledger',
  'home',
  'settings',
  'arcade',
  'rps',
  'gacha',
  'crash',
  'odds',
  'records',
  'streak',
  'limits',
  'games',
  'ox',
  'rewards',
  'market',
  'admin',
  'docs',
  'realtime',
] as const

async function readMessages(locale: Locale): Promise<Record<string, unknown>> {
  const files = await Promise.all(
    NAMESPACES.map(async (name) => [name, (await import(`../../../messages/${locale}/${name}.json`)).default]),
  )
  return Object.fromEntries(files)
}

/** Language and words of a request: the cookie's, else the browser's language. Times are shown in KST. */
// biome-ignore lint/style/noDefaultExport: next-intl reads this file's default export
export default getRequestConfig(async () => {
  const [jar, head] = await Promise.all([cookies(), headers()])
  const locale = decideLocale(jar.get(LOCALE_COOKIE)?.value, head.get('accept-language'))
  // One `now` for server and browser, so that "2 minutes ago" is the same text in both.
  return { locale, messages: await readMessages(locale), timeZone: 'Asia/Seoul', now: now() }
})
