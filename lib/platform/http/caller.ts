import 'server-only'
import { ACTING_MEMBER_HEADER } from '../kernel/acting-member'
import { type Endpoint, isTierAtLeast, type Role, type Tier } from '../kernel/endpoint'
import { AppError } from '../kernel/errors'
import type { Counted, Hit } from './rate-limit'

/** Who is asking, as the session row says at this moment. */
export type Caller = {
  memberId: string
  sessionId: string
  roles: readonly Role[]
  tier: Tier
  credential: 'cookie' | 'bearer'
}

/** Where the request came from. `ip` is the peer's address, or the last hop's claim behind a trusted proxy. */
export type Device = { ip: string; userAgent: string }

/** Whom a credential names, before anybody has looked whether they may still act. */
export type Named = Pick<Caller, 'memberId' | 'sessionId' | 'credential'>

/** The two doors of identity. */
export type Gate = {
  /** Whom the request's credential names; null when it carries none. Throws UNAUTHENTICATED when it is none of ours. */
  identify: (request: Request) => Promise<Named | null>
  /**
   * The named caller as they are now. With `counted`, a request that is let in is counted in the same look, and others
   * are not. Throws UNAUTHENTICATED when the session is over.
   */
  admit: <C extends Counted | null>(
    named: Named,
    counted: C,
  ) => Promise<{ caller: Caller; hit: C extends Counted ? Hit : null }>
}

/**
 * Whose request this is, for operations that aren't public. Throws UNAUTHENTICATED, CROSS_SITE_REFUSED or
 * SESSION_CHANGED.
 */
export async function identifyCaller(contract: Endpoint, request: Request, { identify }: Gate): Promise<Named> {
  const named = await identify(request)
  if (!named) throw new AppError('UNAUTHENTICATED', { detail: 'Sign in, or send a bearer token.' })
  if (named.credential === 'cookie' && contract.method !== 'GET') refuseCrossSite(request)
  refuseStranger(request, named)
  return named
}

/**
 * A page names the member it was drawn for. The cookie may be another's by now, and nobody's open tab may read or spend
 * what is somebody else's.
 */
function refuseStranger(request: Request, caller: Named): void {
  const expected = request.headers.get(ACTING_MEMBER_HEADER)
  if (expected === null || expected === caller.memberId) return
  throw new AppError('SESSION_CHANGED', { detail: 'The session is of another member than the request was made for.' })
}

/** Throws FORBIDDEN or TIER_TOO_LOW unless the contract lets the caller in. */
export function refuseRights({ auth, tier }: Endpoint, caller: Caller): void {
  if (typeof auth !== 'string' && !auth.some((role) => caller.roles.includes(role))) {
    throw new AppError('FORBIDDEN', { detail: `Needs one of the roles ${auth.join(', ')}.` })
  }
  if (tier && !isTierAtLeast(caller.tier, tier)) {
    throw new AppError('TIER_TOO_LOW', { detail: `Opens with the tier ${tier}.`, params: { tier } })
  }
}

/**
 * A cookie travels with requests that other sites cause; those say so in Sec-Fetch-Site, or in Origin. A request that
 * says neither is refused (OWASP, CSRF cheat sheet: fetch metadata with a fail-safe).
 */
function refuseCrossSite(request: Request): void {
  const site = request.headers.get('sec-fetch-site')
  const origin = request.headers.get('origin')
  const host = request.headers.get('host')
  if (site ? site === 'same-origin' : origin !== null && hostOf(origin) === host) return
  throw new AppError('CROSS_SITE_REFUSED', { detail: 'A request with a session cookie must come from this site.' })
}

const hostOf = (origin: string) => (URL.canParse(origin) ? new URL(origin).host : null)

/** Address and user agent of the request. `x-forwarded-for` holds the peer only: see http/edge. */
export function deviceOf(request: Request): Device {
  const forwarded = request.headers.get('x-forwarded-for')?.split(',').at(-1)?.trim()
  return {
    ip: (forwarded || 'unknown').slice(0, 64),
    userAgent: (request.headers.get('user-agent') ?? 'unknown').slice(0, 300),
  }
}
