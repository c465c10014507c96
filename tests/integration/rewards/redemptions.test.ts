import { randomUUID } from 'node:crypto'
import { afterEach, describe, expect, test } from 'vitest'
import * as listRoute from '@/app/api/v1/rewards/redemptions/route'
import { setClock } from '@/lib/platform/clock/clock'
import { db, pool } from '@/lib/platform/db/client'
import { ReservationUpdate } from '@/lib/rewards/redemptions/events'
import { checkRewards } from '@/lib/rewards/redemptions/reads/check'
import { resumeDue } from '@/lib/rewards/redemptions/service/advance'
import { ask } from '@/tests/support/ask'
import { advanceClock } from '@/tests/support/crash'
import { balanceOf } from '@/tests/support/ledger'
import { aMember, anOperator, type TestMember } from '@/tests/support/members'
import {
  aReward,
  askCheck,
  askRedeem,
  askRedemption,
  givePoints,
  noRedemption,
  type Shelf,
  storedRedemption,
  untilState,
  untilWaiting,
} from '@/tests/support/rewards'
import { aVendor } from '@/tests/support/vendor'

const vendor = aVendor()
const SLOW_TEST_MS = 40_000

async function aCustomer(points = 1_000): Promise<TestMember> {
  const member = await aMember()
  await givePoints(member.id, points)
  return member
}

async function redeemed(member: TestMember, reward: Shelf): Promise<string> {
  const { status, json } = await askRedeem(member, reward)
  expect(status).toBe(202)
  return json.redemption.id
}

const stepsOf = async (member: TestMember, id: string): Promise<string[]> =>
  (await askRedemption(member, id)).json.timeline.map(({ step }: { step: string }) => step)
const stockOf = async ({ rewardId }: Shelf) => {
  const { total, reserved, issued } = await db.reward.findUniqueOrThrow({ where: { id: rewardId } })
  return { total, reserved, issued }
}
const pointsOf = async ({ id }: TestMember) => {
  const { available = 0, held = 0 } = (await balanceOf(id, 'POINT')) ?? {}
  return { available, held }
}

afterEach(async () => {
  vendor.current().vendor.mode = 'auto'
  expect(await checkRewards()).toMatchObject({ isOk: true })
})

describe('a redemption', () => {
  test('sets POINT and a unit aside at once, brings the voucher, and tells the screens every step', async () => {
    const [member, reward] = [await aCustomer(), await aReward({ pricePoints: 300 })]
    const { status, json } = await askRedeem(member, reward)
    expect([status, json.redemption.state, json.redemption.voucher]).toEqual([202, 'RESERVED', null])
    await untilState(json.redemption.id, 'DONE')

    const { json: done } = await askRedemption(member, json.redemption.id)
    const { orders } = vendor.current().vendor
    expect(done.voucher).toMatchObject({ code: orders.get(done.id)?.voucher?.code })
    expect(done.timeline.map(({ step, state }: { step: string; state: string }) => `${step} ${state}`)).toEqual(
      ['REQUESTED', 'RESERVED', 'ISSUING', 'ISSUED', 'CAPTURED', 'DONE'].map((step) => `${step} done`),
    )
    expect(await pointsOf(member)).toEqual({ available: 700, held: 0 })
    expect(await stockOf(reward)).toEqual({ total: 10, reserved: 0, issued: 1 })

    const { rows } = await pool().query<{ payload: unknown; version: string }>(
      `select payload, version from platform.event where member_id = $1 and type = 'reservation_update' order by id`,
      [member.id],
    )
    const told = rows.map(({ payload }) => ReservationUpdate.strict().parse(payload))
    expect(told.map(({ version, redemption }) => [version, redemption.state])).toEqual([
      [2, 'RESERVED'],
      [3, 'ISSUING'],
      [4, 'ISSUED'],
      [5, 'CAPTURED'],
      [6, 'DONE'],
    ])
    expect(JSON.stringify(rows)).not.toContain(done.voucher.code)
  })

  test('keeps the code where only its owner reads it', async () => {
    const [member, reward] = [await aCustomer(), await aReward()]
    const id = await redeemed(member, reward)
    await untilState(id, 'DONE')
    const { code } = (await askRedemption(member, id)).json.voucher
    const stored = await db.voucher.findUniqueOrThrow({ where: { redemptionId: id } })
    expect(Buffer.from(stored.codeSealed).toString('latin1')).not.toContain(code)
    const { json } = await ask('GET', listRoute.GET, { headers: member.headers })
    expect(json.items).toEqual([expect.objectContaining({ id, state: 'DONE' })])
    expect(JSON.stringify(json)).not.toContain(code)
  })

  test("of somebody else's does not exist", async () => {
    const [member, other, reward] = [await aCustomer(), await aMember(), await aReward()]
    const id = await redeemed(member, reward)
    expect((await askRedemption(other, id)).status).toBe(404)
    expect((await askRedemption(other, noRedemption())).status).toBe(404)
    expect((await ask('GET', listRoute.GET, { headers: other.headers })).json.items).toEqual([])
    await untilState(id, 'DONE')
  })

  test('is one for one key, and the same answer again', async () => {
    const [member, reward, key] = [await aCustomer(), await aReward(), randomUUID()]
    const answers = await Promise.all([1, 2, 3].map(() => askRedeem(member, reward, key)))
    expect(new Set(answers.map(({ text }) => text)).size).toBe(1)
    await untilState(answers[0]?.json.redemption.id, 'DONE')
    expect(await stockOf(reward)).toEqual({ total: 10, reserved: 0, issued: 1 })
    expect((await askRedeem(member, { ...reward, pricePoints: 1 }, key)).json.code).toBe('IDEMPOTENCY_KEY_REUSED')
  })
})

describe('nothing is touched', () => {
  test('when the POINT do not suffice', async () => {
    const [member, reward] = [await aCustomer(99), await aReward()]
    expect((await askRedeem(member, reward)).json.code).toBe('INSUFFICIENT_FUNDS')
    expect(await pointsOf(member)).toEqual({ available: 99, held: 0 })
    expect(await stockOf(reward)).toEqual({ total: 10, reserved: 0, issued: 0 })
  })

  test('when it is sold out, not offered, or unknown', async () => {
    const [member, soldOut, withdrawn] = [await aCustomer(), await aReward({ units: 0 }), await aReward()]
    await db.reward.update({ where: { id: withdrawn.rewardId }, data: { isActive: false } })
    expect((await askRedeem(member, soldOut)).json.code).toBe('OUT_OF_STOCK')
    expect((await askRedeem(member, withdrawn)).json.code).toBe('CONFLICT')
    const unknown = `rwd_${noRedemption().slice(4)}`
    expect((await askRedeem(member, { rewardId: unknown, pricePoints: 100 })).json.code).toBe('NOT_FOUND')
    expect(await pointsOf(member)).toEqual({ available: 1_000, held: 0 })
  })

  test('when the price is another than the one that was shown', async () => {
    const [member, reward] = [await aCustomer(), await aReward()]
    const { json } = await askRedeem(member, { ...reward, pricePoints: 90 })
    expect([json.code, json.params]).toEqual(['CONFLICT', { price: 100 }])
    expect(await pointsOf(member)).toEqual({ available: 1_000, held: 0 })
  })

  test(
    'for 49 of 50 who want the last one: they hear OUT_OF_STOCK and keep their POINT',
    async () => {
      const reward = await aReward({ units: 1 })
      const members: TestMember[] = []
      for (let index = 0; index < 50; index++) members.push(await aCustomer(100))
      const answers = await Promise.all(members.map((member) => askRedeem(member, reward)))
      expect(answers.filter(({ status }) => status === 202)).toHaveLength(1)
      expect(answers.filter(({ json }) => json.code === 'OUT_OF_STOCK')).toHaveLength(49)
      const winner = answers.find(({ status }) => status === 202)
      await untilState(winner?.json.redemption.id, 'DONE')
      const points = await Promise.all(members.map(pointsOf))
      expect(points.filter(({ available, held }) => available === 100 && held === 0)).toHaveLength(49)
      expect(await stockOf(reward)).toEqual({ total: 1, reserved: 0, issued: 1 })
    },
    SLOW_TEST_MS,
  )

  test('more than five times a minute', async () => {
    const [member, reward] = [await aCustomer(10), await aReward()]
    const statuses: number[] = []
    for (let index = 0; index < 6; index++) statuses.push((await askRedeem(member, reward)).status)
    expect(statuses).toEqual([422, 422, 422, 422, 422, 429])
  })
})

describe('the vendor', () => {
  test('refuses: POINT and stock come back, and the member reads why', async () => {
    const [member, reward] = [await aCustomer(), await aReward({ ending: 'refuse' })]
    const id = await redeemed(member, reward)
    await untilState(id, 'FAILED')
    const { json } = await askRedemption(member, id)
    expect([json.failure, json.voucher]).toEqual(['vendor_refused', null])
    expect(await stepsOf(member, id)).toEqual(['REQUESTED', 'RESERVED', 'ISSUING', 'RELEASED', 'FAILED'])
    expect(await pointsOf(member)).toEqual({ available: 1_000, held: 0 })
    expect(await stockOf(reward)).toEqual({ total: 10, reserved: 0, issued: 0 })
  })

  test('is slow: the member has the answer long before, and the voucher in the end', async () => {
    const [member, reward] = [await aCustomer(), await aReward({ ending: 'slow' })]
    const startedMs = performance.now()
    const id = await redeemed(member, reward)
    expect(performance.now() - startedMs).toBeLessThan(2_000)
    await untilState(id, 'DONE')
  })

  test('says it twice: one voucher', async () => {
    const [member, reward] = [await aCustomer(), await aReward({ ending: 'duplicate' })]
    const id = await redeemed(member, reward)
    await untilState(id, 'DONE')
    expect(await db.voucher.count({ where: { redemptionId: id } })).toBe(1)
  })

  test(
    'is silent but has issued: it is asked by its trId, nothing is undone, one order was sent',
    async () => {
      const [member, reward] = [await aCustomer(), await aReward({ ending: 'timeout' })]
      const id = await redeemed(member, reward)
      await untilState(id, 'DONE')
      expect(await stepsOf(member, id)).toEqual([
        'REQUESTED',
        'RESERVED',
        'ISSUING',
        'UNKNOWN',
        'ISSUED',
        'CAPTURED',
        'DONE',
      ])
      expect(vendor.current().vendor.orders.get(id)).toMatchObject({ asked: 1, told: 1 })
      expect(await pointsOf(member)).toEqual({ available: 900, held: 0 })
    },
    SLOW_TEST_MS,
  )

  test(
    'is down: everything stays on hold until it knows nothing twice, a minute apart',
    async () => {
      vendor.current().vendor.mode = 'down'
      const [member, reward] = [await aCustomer(), await aReward()]
      const id = await redeemed(member, reward)
      await untilWaiting(id)
      for (let hour = 0; hour < 3; hour++) {
        await advanceClock(3_600_000)
        await resumeDue()
      }
      expect((await storedRedemption(id)).state).toBe('UNKNOWN')
      expect(await pointsOf(member)).toEqual({ available: 900, held: 100 })
      expect(await checkRewards()).toMatchObject({ isOk: true, checks: { held: { expected: expect.any(Number) } } })

      vendor.current().vendor.mode = 'auto'
      await advanceClock(3_600_000)
      await resumeDue()
      expect((await storedRedemption(id)).state).toBe('UNKNOWN')
      await advanceClock(30_000)
      await resumeDue()
      expect((await storedRedemption(id)).state).toBe('UNKNOWN')
      await advanceClock(31_000)
      await resumeDue()
      expect(await storedRedemption(id)).toMatchObject({ state: 'FAILED', failure: 'never_issued' })
      expect(await pointsOf(member)).toEqual({ available: 1_000, held: 0 })
      await setClock(null)
    },
    SLOW_TEST_MS,
  )

  test('gives one code for two orders: the second stays unknown, for an operator to look at', async () => {
    const [member, reward] = [await aCustomer(), await aReward()]
    const first = await redeemed(member, reward)
    await untilState(first, 'DONE')
    const { orders } = vendor.current().vendor
    const taken = orders.get(first)?.voucher
    vendor.current().vendor.mode = 'slow'
    const second = await redeemed(member, reward)
    await untilState(second, 'ISSUING')
    while (!orders.get(second)) await new Promise((done) => setTimeout(done, 5))
    Object.assign(orders.get(second) ?? {}, { voucher: taken })
    await untilState(second, 'UNKNOWN')
    expect((await askRedemption(member, second)).json.voucher).toBeNull()
    expect(await pointsOf(member)).toEqual({ available: 800, held: 100 })
    vendor.current().vendor.mode = 'auto'
    Object.assign(orders.get(second) ?? {}, { voucher: { ...taken, code: randomUUID() } })
    await advanceClock(3_600_000)
    await resumeDue()
    await untilState(second, 'DONE')
    await setClock(null)
  })
})

test('ten sweepers at once take each step once', async () => {
  vendor.current().vendor.mode = 'down'
  const [member, reward] = [await aCustomer(), await aReward({ ending: 'ok' })]
  const ids = [await redeemed(member, reward), await redeemed(member, reward), await redeemed(member, reward)]
  for (const id of ids) await untilWaiting(id)
  vendor.current().vendor.mode = 'auto'
  const { orders } = vendor.current().vendor
  for (const id of ids) {
    orders.set(id, { asked: 1, told: 0, voucher: { code: randomUUID(), expiresAt: new Date(Date.now() + 86_400_000) } })
  }
  await advanceClock(3_600_000)
  await Promise.all(Array.from({ length: 10 }, () => resumeDue()))
  for (const id of ids) {
    await untilState(id, 'DONE')
    expect(orders.get(id)?.told).toBe(1)
    expect((await stepsOf(member, id)).filter((step) => step === 'CAPTURED')).toHaveLength(1)
  }
  expect(await pointsOf(member)).toEqual({ available: 700, held: 0 })
  expect(await askCheck(await anOperator())).toMatchObject({ isOk: true })
  await setClock(null)
})
