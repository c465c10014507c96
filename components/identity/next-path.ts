const HOME = '/home'

/**
 * Where to go after log-in: the screen that asked for it, if it is one of ours. Anything that could lead to another
 * site (`//evil.example`, `/\evil.example`, `https:…`) leads home (OWASP, unvalidated redirects).
 */
export function nextPathOf(next: string | string[] | undefined): string {
  if (typeof next !== 'string' || !/^\/(?![/\\])/.test(next)) return HOME
  const base = 'http://moa.invalid'
  const url = URL.canParse(next, base) ? new URL(next, base) : null
  if (url?.origin !== base || url.pathname.startsWith('/api/')) return HOME
  return `${url.pathname}${url.search}${url.hash}`
}
