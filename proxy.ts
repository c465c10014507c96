import { type NextRequest, NextResponse } from 'next/server'

const isProduction = process.env.NODE_ENV === 'production'
const HSTS = 'max-age=63072000; includeSubDomains'

/**
 * Headers that every page carries, and nothing that protects anything by itself: who may see what is decided by the
 * route kit and by the pages' own reads.
 */
export function proxy(request: NextRequest): NextResponse {
  const nonce = btoa(String.fromCharCode(...crypto.getRandomValues(new Uint8Array(16))))
  const policy = contentPolicy(nonce)
  const headers = new Headers(request.headers)
  // Next takes the nonce for its own scripts from here.
  headers.set('content-security-policy', policy)
  // Layouts don't know their address; after log-in the member should come back to it.
  headers.set('x-path', request.nextUrl.pathname + request.nextUrl.search)
  const response = NextResponse.next({ request: { headers } })
  response.headers.set('content-security-policy', policy)
  response.headers.set('x-content-type-options', 'nosniff')
  response.headers.set('x-frame-options', 'DENY')
  response.headers.set('referrer-policy', 'strict-origin-when-cross-origin')
  response.headers.set('cross-origin-opener-policy', 'same-origin')
  response.headers.set(
    'permissions-policy',
    'camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()',
  )
  if (request.nextUrl.protocol === 'https:') response.headers.set('strict-transport-security', HSTS)
  return response
}

// Attributes need 'unsafe-inline' because widths and positions are computed; style elements need the nonce.
const contentPolicy = (nonce: string): string =>
  [
    "default-src 'self'",
    `script-src 'nonce-${nonce}' 'strict-dynamic'${isProduction ? '' : " 'unsafe-eval'"}`,
    `style-src 'self' 'nonce-${nonce}'`,
    `style-src-elem 'self' ${isProduction ? `'nonce-${nonce}'` : "'unsafe-inline'"}`,
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "connect-src 'self'",
    "manifest-src 'self'",
    "worker-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ')

// Operations set the headers of their answers themselves (platform/http/answer). Log-in by cookie is next-auth's.
export const config = {
  matcher: [{ source: '/((?!_next/static|_next/image|api/(?!auth/)).*)' }],
}
