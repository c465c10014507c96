import { expect, test, vi } from 'vitest'
import * as logInRoute from '@/app/api/auth/login/route'
import { DEMO_OPERATOR } from '@/lib/identity/demo/constants'
import { seedDemoIdentity } from '@/lib/identity/demo/service'
import { FAILURES_FREE } from '@/lib/identity/logins/constants'
import { db, transaction } from '@/lib/platform/db/client'
import { ask } from '@/tests/support/ask'
import { aMember } from '@/tests/support/members'
import { waitUntil } from '@/tests/support/wait'

const logIn = (email: string, password: string) =>
  ask('POST', logInRoute.POST, { body: { email, password }, headers: { 'x-forwarded-for': '192.0.2.77' } })

test('guesses sent all at once learn no more than guesses sent one by one', async () => {
  const member = await aMember()
  const guesses = Array.from({ length: 20 }, (_, index) => (index === 19 ? member.password : `guess number ${index}`))
  const answers = await Promise.all(guesses.map((password) => logIn(member.email, password)))
  // Every 401 rules a guess out; behind the lock the right one and a wrong one answer the same.
  const ruledOut = answers.filter(({ status }) => status === 401)
  const rest = answers.filter(({ status }) => status !== 401)
  expect(ruledOut).toHaveLength(FAILURES_FREE + 1)
  expect(new Set(rest.map(({ json }) => json.code))).toEqual(new Set(['ACCOUNT_LOCKED']))
})

test('a log-in that a suspension overtakes opens no session', async () => {
  const member = await aMember()
  await db.session.deleteMany({ where: { memberId: member.id } })
  let commit = () => {}
  const held = new Promise<void>((done) => {
    commit = done
  })
  const suspension = transaction(async (tx) => {
    await tx.member.update({ where: { id: member.id }, data: { status: 'SUSPENDED' } })
    await held
  })
  const answer = logIn(member.email, member.password)
  await waitUntil(async () => {
    const [row] = await db.$queryRaw<{ waiting: number }[]>`
      select count(*)::int as waiting from pg_stat_activity
      where datname = current_database() and wait_event_type = 'Lock'`
    return (row?.waiting ?? 0) > 0
  }, 'the log-in waits for the suspension')
  commit()
  await suspension
  expect((await answer).json.code).toBe('CREDENTIALS_WRONG')
  expect(await db.session.count({ where: { memberId: member.id } })).toBe(0)
})

test('no other spelling of a published demo password opens production', async () => {
  await seedDemoIdentity({ welcome: async () => undefined })
  // Full-width letters, which are the same password: NFKC makes them one.
  const spelled = DEMO_OPERATOR.password.replace('moa', 'ｍｏａ')
  expect((await logIn(DEMO_OPERATOR.email, spelled)).status).toBe(200)
  vi.stubEnv('NODE_ENV', 'production')
  expect((await logIn(DEMO_OPERATOR.email, spelled)).status).toBe(401)
})
