const HOME = '/home'

/**
 * Where to go after log-in: the screen that asked for it, if it is one of ours. Anything that could lead to another
 * site (`//evil.example`, `/\evil.example`, `https:…`) leads home (OWASP, unvalidated redirects).
 */
export function nextPathOf(next: string | string[] | undefined): string {
  const base = 'http://moa.invalid'
  const url = typeof next === 'string' && next.startsWith('/') && URL.canParse(next, base) ? new URL(next, base) : null
  // Only what the parser made of it counts: it turns `/..//evil.example` into `//evil.example`.
  if (url?.origin !== base || url.pathname.startsWith('//') || url.pathname.startsWith('/api/')) return HOME
  return `${url.pathname}${url.search}${url.hash}`
}
