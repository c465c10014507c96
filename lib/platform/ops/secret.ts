import 'server-only'
import { timingSafeEqual } from 'node:crypto'
import { AppError } from '../kernel/errors'
import { sha256 } from '../random/random'

/** Throws UNAUTHENTICATED unless the request's bearer token is `secret`; compares in constant time. */
export function requireBearer(request: Request, secret: string): void {
  const given = /^Bearer (.+)$/.exec(request.headers.get('authorization') ?? '')?.[1] ?? ''
  if (timingSafeEqual(sha256(given), sha256(secret))) return
  throw new AppError('UNAUTHENTICATED', { detail: 'Send the operations secret as a bearer token.' })
}
