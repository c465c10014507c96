import 'server-only'
import type { NextApiRequest, NextApiResponse } from 'next'
import NextAuth, { type NextAuthOptions } from 'next-auth'
import CredentialsProvider from 'next-auth/providers/credentials'
import { env } from '@/lib/platform/env/env'
import { log } from '@/lib/platform/log/log'
import { sessionCookie } from '../sessions/adapter'
import { SESSION_LIFE_S } from '../sessions/constants'
import { bindBrowser, endSession, findCaller, findCallerByToken } from '../sessions/service'
import { LOG_IN_PAGE } from './constants'

declare module 'next-auth' {
  interface Session {
    /** Absent once the session has ended. */
    user?: { id: string }
  }
}

type Bound = { id: string; sid: string }

/**
 * next-auth as the keeper of the browser's cookie and nothing else: log-in happened at our own endpoints, the provider
 * binds the cookie to the session row that the access token names. The cookie holds two ids.
 */
function nextAuthOptions(): NextAuthOptions {
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
        authorize: (credentials) => bindSession(credentials?.accessToken),
      }),
    ],
    callbacks: {
      jwt: ({ token, user }) =>
        user ? { sub: user.id, sid: (user as Bound).sid } : { sub: token.sub, sid: token.sid },
      session: async ({ session, token }) => ({ expires: session.expires, user: await readUser(token.sub, token.sid) }),
    },
    events: { signOut: ({ token }) => signOut(token.sub, token.sid) },
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
  // Ended already, for instance from another device: then there is nothing left to do.
  await endSession(memberId, sessionId, 'LOGGED_OUT').catch(() => undefined)
}

export type CookieRequest = {
  method: string
  action: readonly string[]
  query: Record<string, string>
  body: Record<string, string>
  headers: Record<string, string>
  cookies: Record<string, string>
}

/** Lets next-auth answer, and puts what it says into a `Response`. */
export async function answerNextAuth({ action, query, ...request }: CookieRequest): Promise<Response> {
  const answer: { status: number; body: string | null; headers: Headers } = {
    status: 200,
    body: null,
    headers: new Headers(),
  }
  const response = {
    status(code: number) {
      answer.status = code
      return response
    },
    getHeader: (name: string) =>
      name.toLowerCase() === 'set-cookie' ? answer.headers.getSetCookie() : answer.headers.get(name),
    setHeader(name: string, value: string | string[]) {
      answer.headers.delete(name)
      for (const one of [value].flat()) answer.headers.append(name, one)
      return response
    },
    json(value: unknown) {
      answer.headers.set('content-type', 'application/json')
      answer.body = JSON.stringify(value)
    },
    send(value: unknown) {
      if (typeof value === 'string' || value === undefined || value === null) answer.body = value ?? null
      else response.json(value)
    },
    end: () => undefined,
  }
  const pagesRequest = { ...request, query: { ...query, nextauth: [...action] } }
  // next-auth's other door wants next/headers, which exists only inside a running Next; this one takes plain objects.
  await NextAuth(pagesRequest as unknown as NextApiRequest, response as unknown as NextApiResponse, nextAuthOptions())
  answer.headers.set('cache-control', 'no-store')
  return new Response(answer.body, { status: answer.status, headers: answer.headers })
}
