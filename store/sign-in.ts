import type { checkInvite as checkInviteContract } from '@/lib/identity/invites/contract'
import type { logIn as logInContract } from '@/lib/identity/logins/contract'
import type { signUp as signUpContract } from '@/lib/identity/members/contract'
import type {
  logOut as logOutContract,
  logOutEverywhere as logOutEverywhereContract,
} from '@/lib/identity/sessions/contract'
import { call } from '@/lib/platform/http/call'
import { ProblemError } from '@/lib/platform/http/call-problem'
import { addressOf } from '@/lib/platform/kernel/address'
import type { InputOf, OutputOf } from '@/lib/platform/kernel/endpoint'

const inviteAt = addressOf<typeof checkInviteContract>({ method: 'GET', path: '/api/auth/check-invite/{code}' })
const logInAt = addressOf<typeof logInContract>({ method: 'POST', path: '/api/auth/login' })
const signUpAt = addressOf<typeof signUpContract>({ method: 'POST', path: '/api/auth/signup' })
const logOutAt = addressOf<typeof logOutContract>({ method: 'POST', path: '/api/auth/logout' })
const logOutEverywhereAt = addressOf<typeof logOutEverywhereContract>({ method: 'POST', path: '/api/auth/logout-all' })

/** Says whether an invite code would do. Throws ProblemError. */
export const checkInvite = (code: string): Promise<OutputOf<typeof checkInviteContract>> =>
  call(inviteAt, { params: { code } })

/** Logs in and lets this browser keep the session in its cookie. Throws ProblemError; then nobody is signed in. */
export async function logIn(body: InputOf<typeof logInContract>['body']): Promise<void> {
  const { tokens } = await call(logInAt, { body })
  await keepInCookie(tokens.accessToken)
}

/** Makes a member and signs them in, as `logIn`. */
export async function signUp(body: InputOf<typeof signUpContract>['body']): Promise<void> {
  const { tokens } = await call(signUpAt, { body })
  await keepInCookie(tokens.accessToken)
}

/** Ends this browser's session; the cookie goes even when the session had ended before. */
export async function logOut(): Promise<void> {
  await call(logOutAt).catch(ignoreEnded)
  await postForm('signout', {})
}

/** Ends all of the member's sessions, this one too. */
export async function logOutEverywhere(): Promise<void> {
  await call(logOutEverywhereAt).catch(ignoreEnded)
  await postForm('signout', {})
}

const keepInCookie = (accessToken: string): Promise<void> => postForm('callback/session', { accessToken })

function ignoreEnded(problem: unknown): void {
  if (!(problem instanceof ProblemError) || problem.code !== 'UNAUTHENTICATED') throw problem
}

/** next-auth's protocol: a token against forged forms, then the form. Two requests instead of its 12 KB client. */
async function postForm(action: 'callback/session' | 'signout', fields: Record<string, string>): Promise<void> {
  try {
    const { csrfToken } = (await (await fetch('/api/auth/csrf')).json()) as { csrfToken: string }
    const body = new URLSearchParams({ ...fields, csrfToken, json: 'true', callbackUrl: '/home' })
    const response = await fetch(`/api/auth/${action}`, { method: 'POST', body })
    if (response.ok) return
    throw new ProblemError(response.status === 401 ? 'UNAUTHENTICATED' : 'UNAVAILABLE', { status: response.status })
  } catch (cause) {
    throw cause instanceof ProblemError ? cause : new ProblemError('UNREACHABLE', { status: 0 }, { cause })
  }
}
