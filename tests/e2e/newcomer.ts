import { randomBytes } from 'node:crypto'
import type { APIRequestContext, Page } from '@playwright/test'

export type Newcomer = { nickname: string; email: string; password: string }

/** Somebody nobody knows yet. */
export function aNewcomer(): Newcomer {
  const mark = randomBytes(5).toString('hex')
  return { nickname: `하늘${mark}`, email: `${mark}@example.com`, password: `sky-blue-${mark}` }
}

/** Signs somebody up and in, past the screens: this page's browser then holds their session. */
export async function becomeMember(page: Page): Promise<Newcomer> {
  const newcomer = aNewcomer()
  const answer = await page.request.post('/api/auth/signup', { data: { ...newcomer, inviteCode: '5858' } })
  await keepSession(page.request, (await answer.json()).tokens.accessToken)
  return newcomer
}

/** The browser's half of a log-in (next-auth's protocol). */
async function keepSession(request: APIRequestContext, accessToken: string): Promise<void> {
  const { csrfToken } = await (await request.get('/api/auth/csrf')).json()
  await request.post('/api/auth/callback/session', { form: { csrfToken, accessToken, json: 'true' } })
}

/** Logs somebody in by the form. */
export async function logIn(page: Page, { email, password }: Newcomer): Promise<void> {
  await page.goto('/login')
  await page.getByLabel('이메일').fill(email)
  await page.getByLabel('비밀번호', { exact: true }).fill(password)
  await page.getByRole('button', { name: '로그인' }).click()
  await page.waitForURL((url) => url.pathname === '/home')
}

/** The shortest time between two wagers, in full: a page that has just been opened may be pressed before it knows. */
export const waitOutCycle = (page: Page): Promise<void> => page.waitForTimeout(2_600)
