import 'server-only'
import { decode } from 'next-auth/jwt'
import { env } from '@/lib/platform/env/env'

/** The session cookie of next-auth. Over https the browser itself holds it to this host (`__Host-`). */
export function sessionCookie(): { name: string; isSecure: boolean } {
  const isSecure = env.NEXTAUTH_URL.startsWith('https://')
  return { name: `${isSecure ? '__Host-' : ''}next-auth.session-token`, isSecure }
}

/** What the request's session cookie names, or null when it has none that we made and that is still good. */
export async function readSessionCookie(request: Request): Promise<{ memberId: string; sessionId: string } | null> {
  const token = cookieOf(request, sessionCookie().name)
  if (!token) return null
  const claims = await decode({ token, secret: env.NEXTAUTH_SECRET }).catch(() => null)
  const { sub, sid } = claims ?? {}
  return typeof sub === 'string' && typeof sid === 'string' ? { memberId: sub, sessionId: sid } : null
}

/** Our token is base64url with dots, so it stands in the header as it is (RFC 6265 §4.2.1). */
function cookieOf(request: Request, name: string): string | null {
  const pairs = request.headers.get('cookie')?.split(';') ?? []
  const found = pairs.find((pair) => pair.trimStart().startsWith(`${name}=`))
  return found ? found.trim().slice(name.length + 1) : null
}
