import { expect, test } from 'vitest'
import * as z from 'zod'
import * as codesRoute from '@/app/api/admin/invite-codes/route'
import * as transferRoute from '@/app/api/admin/ledger/transfers/[id]/route'
import * as grantRoute from '@/app/api/admin/users/[id]/gold/grant/route'
import * as memberRoute from '@/app/api/admin/users/[id]/route'
import { db } from '@/lib/platform/db/client'
import { createRoute, routes } from '@/lib/platform/http/route'
import { endpoint } from '@/lib/platform/kernel/endpoint'
import { AppError } from '@/lib/platform/kernel/errors'
import { newId } from '@/lib/platform/random/random'
import { ask } from '@/tests/support/ask'
import { aMember, anOperator } from '@/tests/support/members'
import { gateOf } from '../../support/gate'

const newKey = () => crypto.randomUUID()
const NO_TRANSFER = `trf_${'0'.repeat(26)}`
const rowsOf = async (actor: string) =>
  (await db.audit.findMany({ where: { actor }, orderBy: { id: 'asc' } })).map(
    ({ action, subject, status }) => [action, subject, status] as const,
  )

test('looking at what isn’t there leaves a row', async () => {
  const operator = await anOperator()
  await ask('GET', transferRoute.GET, { headers: operator.headers, params: { id: NO_TRANSFER } })
  expect(await rowsOf(operator.id)).toEqual([['getTransfer', NO_TRANSFER, 404]])
})

test('an act with bad input, without key or without version leaves a row', async () => {
  const operator = await anOperator()
  const { id } = await aMember()
  const given = { headers: operator.headers, params: { id } }
  await ask('POST', grantRoute.POST, { ...given, body: { amount: -5, reason: 'x' }, key: newKey() })
  await ask('POST', grantRoute.POST, { ...given, body: { amount: 5, reason: 'x' } })
  await ask('PATCH', memberRoute.PATCH, { ...given, body: { tier: 'VIP' }, key: newKey() })
  expect(await rowsOf(operator.id)).toEqual([
    ['grantGold', id, 422],
    ['grantGold', id, 400],
    ['updateMember', id, 428],
  ])
})

test('an act beyond the operator’s roles leaves a row', async () => {
  const reader = await anOperator({ roles: ['USER', 'ADMIN_READ'] })
  const { id } = await aMember()
  const body = { amount: 5, reason: 'x' }
  const { status } = await ask('POST', grantRoute.POST, {
    headers: reader.headers,
    params: { id },
    body,
    key: newKey(),
  })
  expect([status, await rowsOf(reader.id)]).toEqual([403, [['grantGold', id, 403]]])
})

test('members who knock at operators’ doors cannot fill the audit', async () => {
  const member = await aMember()
  const { status } = await ask('GET', codesRoute.GET, { headers: member.headers })
  expect([status, await rowsOf(member.id)]).toEqual([403, []])
})

test('each act leaves one row: done, refused and replayed', async () => {
  const operator = await anOperator()
  const { id } = await aMember()
  const [grant, toNobody, nobody] = [newKey(), newKey(), newId('usr')]
  const give = (amount: number, key: string, to = id) =>
    ask('POST', grantRoute.POST, { headers: operator.headers, params: { id: to }, body: { amount, reason: 'x' }, key })
  await give(5, grant)
  await give(5, grant)
  await give(6, grant)
  await give(5, toNobody, nobody)
  await give(5, toNobody, nobody)
  expect(await rowsOf(operator.id)).toEqual([
    ['grantGold', id, 200],
    ['grantGold', id, 422],
    ['grantGold', nobody, 404],
  ])
})

test('an act that failed by our fault leaves a row', async () => {
  const operator = {
    memberId: 'usr_fault',
    sessionId: 'ses_1',
    roles: ['ADMIN'],
    tier: 'STANDARD',
    credential: 'bearer',
  }
  const contract = endpoint({
    id: 'faultTest',
    method: 'GET',
    path: '/api/test',
    summary: 'Fails',
    auth: ['ADMIN'],
    responses: { 200: z.object({ done: z.boolean() }) },
    errors: ['CONFLICT'],
  })
  const fail = (error: Error) =>
    routes(
      createRoute(gateOf(() => operator as never))(contract, () => {
        throw error
      }),
    )
  await ask('GET', fail(new Error('a defect')).GET)
  await ask('GET', fail(new AppError('CONFLICT')).GET)
  expect(await rowsOf('usr_fault')).toEqual([
    ['faultTest', null, 500],
    ['faultTest', null, 409],
  ])
})
