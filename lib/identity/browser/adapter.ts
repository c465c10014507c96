import 'server-only'
import type { NextApiRequest, NextApiResponse } from 'next'
import NextAuth, { type NextAuthOptions } from 'next-auth'
import CredentialsProvider from 'next-auth/providers/credentials'
import { env } from '@/lib/platform/env/env'
import { AppError } from '@/lib/platform/kernel/errors'
import { log } from '@/lib/platform/log/log'
import { sessionCookie } from '../sessions/adapter'
import { SESSION_LIFE_S } from '../sessions/constants'
import { bindBrowser, findCaller, findCallerByToken, logOutOf } from '../sessions/service'
import { LOG_IN_PAGE } from './constants'

declare module 'next-auth' {
  interface Session {
    /** Absent once the session has ended. */
    user?: { id: string; name?: string | null }
  }
}

/** Keeps what went wrong on our side: next-auth would swallow it, and answer a lost database with a lost cookie. */
type Remember = <T>(work: Promise<T>) => Promise<T>

type Bound = { id: string; sid: string }

/**
 * next-auth as the keeper of the browser's cookie and nothing else: log-in happened at our own endpoints, the provider
 * binds the cookie to the session row that the access token names. The cookie holds two ids.
 */
function nextAuthOptions(remember: Remember): NextAuthOptions {
  const { name, isSecure } = sessionCookie()
  return {
    secret: env.NEXTAUTH_SECRET,
    useSecureCookies: isSecure,
    session: { strategy: 'jwt', maxAge: SESSION_LIFE_S },
    pages: { signIn: LOG_IN_PAGE, signOut: LOG_IN_PAGE, error: LOG_IN_PAGE },
    cookies: {
      sessionToken: { name, options: { httpOnly: true, sameSite: 'lax', path: '/', secure: isSecure } },
    },
    providers: [
      CredentialsProvider({
        id: 'session',
        credentials: { accessToken: { type: 'text' } },
        authorize: (credentials) => remember(bindSession(credentials?.accessToken)),
      }),
    ],
    callbacks: {
      jwt: ({ token, user }) =>
        user ? { sub: user.id, sid: (user as Bound).sid } : { sub: token.sub, sid: token.sid },
      session: async ({ session, token }) => ({
        expires: session.expires,
        user: await remember(readUser(token.sub, token.sid)),
      }),
    },
    events: { signOut: ({ token }) => remember(signOut(token.sub, token.sid)) },
    logger: {
      error: (code) => log.info({ code }, 'next-auth refused a request'),
      warn: () => undefined,
      debug: () => undefined,
    },
  }
}

async function bindSession(accessToken: unknown): Promise<Bound | null> {
  const caller = typeof accessToken === 'string' ? await findCallerByToken(accessToken) : null
  if (!caller) return null
  await bindBrowser(caller.sessionId)
  return { id: caller.memberId, sid: caller.sessionId }
}

async function readUser(memberId: unknown, sessionId: unknown): Promise<{ id: string } | undefined> {
  if (typeof memberId !== 'string' || typeof sessionId !== 'string') return undefined
  return (await findCaller({ memberId, sessionId }, 'cookie')) ? { id: memberId } : undefined
}

async function signOut(memberId: unknown, sessionId: unknown): Promise<void> {
  if (typeof memberId !== 'string' || typeof sessionId !== 'string') return
  await logOutOf(memberId, sessionId)
}

export type CookieRequest = {
  method: string
  action: readonly string[]
  query: Record<string, string>
  body: Record<string, string>
  headers: Record<string, string>
  cookies: Record<string, string>
}

/**
 * Lets next-auth answer. Throws what failed on our side (UNAVAILABLE when the database is lost), MALFORMED_REQUEST for
 * cookies and callback addresses that next-auth cannot read.
 */
export async function answerNextAuth({ action, query, ...request }: CookieRequest): Promise<Response> {
  const failures: unknown[] = []
  const remember: Remember = (work) =>
    work.catch((error: unknown) => {
      failures.push(error)
      throw error
    })
  const answer = new Answer()
  const pagesRequest = { ...request, query: { ...query, nextauth: [...action] } }
  try {
    // next-auth's other door wants next/headers, which exists only inside a running Next; this one takes plain objects.
    await NextAuth(
      pagesRequest as unknown as NextApiRequest,
      answer as unknown as NextApiResponse,
      nextAuthOptions(remember),
    )
  } catch (cause) {
    failures.push(unreadable(cause))
  }
  if (failures.length > 0) throw failures[0]
  if (answer.code >= 500) throw unreadable()
  return answer.toResponse()
}

const unreadable = (cause?: unknown) =>
  new AppError('MALFORMED_REQUEST', { detail: 'A cookie or the callback address cannot be read.' }, { cause })

/** As much of Node's response as next-auth writes to. */
class Answer {
  code = 200
  private body: string | null = null
  private readonly headers = new Headers({ 'cache-control': 'no-store' })

  status(code: number): this {
    this.code = code
    return this
  }

  getHeader(name: string): string | string[] | null {
    return name.toLowerCase() === 'set-cookie' ? this.headers.getSetCookie() : this.headers.get(name)
  }

  setHeader(name: string, value: string | string[]): this {
    this.headers.delete(name)
    for (const one of [value].flat()) this.headers.append(name, one)
    return this
  }

  json(value: unknown): void {
    this.headers.set('content-type', 'application/json')
    this.body = JSON.stringify(value)
  }

  send(value: unknown): void {
    if (typeof value === 'string') this.body = value
    else if (value !== undefined && value !== null) this.json(value)
  }

  end(): void {
    this.body = null
  }

  toResponse(): Response {
    return new Response(this.body, { status: this.code, headers: this.headers })
  }
}
