import { describe, expect, test } from 'vitest'
import * as codeRoute from '@/app/api/admin/invite-codes/[id]/route'
import * as codesRoute from '@/app/api/admin/invite-codes/route'
import * as memberRoute from '@/app/api/admin/users/[id]/route'
import * as theirSessionsRoute from '@/app/api/admin/users/[id]/sessions/route'
import * as membersRoute from '@/app/api/admin/users/route'
import * as logOutRoute from '@/app/api/auth/logout/route'
import * as everywhereRoute from '@/app/api/auth/logout-all/route'
import * as meRoute from '@/app/api/auth/me/route'
import * as sessionRoute from '@/app/api/auth/sessions/[id]/route'
import * as sessionsRoute from '@/app/api/auth/sessions/route'
import * as profileRoute from '@/app/api/users/[id]/profile/route'
import * as completeRoute from '@/app/api/users/me/onboarding/complete/route'
import * as onboardingRoute from '@/app/api/users/me/onboarding/route'
import * as settingsRoute from '@/app/api/users/me/settings/route'
import { db } from '@/lib/platform/db/client'
import type { Role } from '@/lib/platform/kernel/endpoint'
import { ask } from '@/tests/support/ask'
import { aMember, anOperator } from '@/tests/support/members'

type Run = Parameters<typeof ask>[1]

const SOMEBODY = 'usr_01KADX4T5QZ3M8V0W2Y6B9C1DE'
const MEMBERS: [string, Run][] = [
  ['GET', meRoute.GET],
  ['PUT', meRoute.PUT],
  ['POST', logOutRoute.POST],
  ['POST', everywhereRoute.POST],
  ['GET', sessionsRoute.GET],
  ['DELETE', sessionRoute.DELETE],
  ['GET', profileRoute.GET],
  ['GET', settingsRoute.GET],
  ['PUT', settingsRoute.PUT],
  ['GET', onboardingRoute.GET],
  ['PUT', onboardingRoute.PUT],
  ['POST', completeRoute.POST],
]
const READ: [string, Run][] = [
  ['GET', membersRoute.GET],
  ['GET', memberRoute.GET],
  ['GET', theirSessionsRoute.GET],
  ['GET', codesRoute.GET],
]
const OPERATE: [string, Run][] = [
  ['PATCH', memberRoute.PATCH],
  ['POST', codesRoute.POST],
  ['PATCH', codeRoute.PATCH],
]

const call = ([method, run]: [string, Run], headers: Record<string, string>) =>
  ask(method, run, {
    headers,
    params: { id: SOMEBODY },
    key: crypto.randomUUID(),
    ...(method !== 'GET' && { body: {} }),
  })

describe('without a credential', () => {
  test.each([...MEMBERS, ...READ, ...OPERATE].map((one, index) => [index, one] as const))(
    'operation %i answers 401',
    async (_index, one) => {
      const { status, json } = await call(one, {})
      expect([status, json.code]).toEqual([401, 'UNAUTHENTICATED'])
    },
  )
})

describe('a member', () => {
  test.each([...READ, ...OPERATE].map((one, index) => [index, one] as const))(
    'is refused operation %i of the back office',
    async (_index, one) => {
      const { status, json } = await call(one, (await aMember()).headers)
      expect([status, json.code]).toEqual([403, 'FORBIDDEN'])
    },
  )
})

describe.each(['ADMIN_READ', 'ADMIN_AUDIT'] satisfies Role[])('%s', (role) => {
  test('reads but does not operate', async () => {
    const { headers } = await anOperator({ roles: ['USER', role] })
    for (const one of READ) expect((await call(one, headers)).status).not.toBe(403)
    for (const one of OPERATE) expect((await call(one, headers)).status).toBe(403)
  })
})

test('a role that was taken away is gone with the next request', async () => {
  const operator = await anOperator()
  expect((await ask('GET', membersRoute.GET, { headers: operator.headers })).status).toBe(200)
  await db.member.update({ where: { id: operator.id }, data: { roles: ['USER'] } })
  expect((await ask('GET', membersRoute.GET, { headers: operator.headers })).status).toBe(403)
})
