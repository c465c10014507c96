import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import * as rewardRoute from '@/app/api/admin/rewards/[id]/route'
import * as stockRoute from '@/app/api/admin/rewards/[id]/stock/route'
import * as retryRoute from '@/app/api/admin/rewards/redemptions/[id]/retry/route'
import * as redemptionRoute from '@/app/api/admin/rewards/redemptions/[id]/route'
import * as redemptionsRoute from '@/app/api/admin/rewards/redemptions/route'
import * as rewardsRoute from '@/app/api/admin/rewards/route'
import * as catalogRoute from '@/app/api/v1/rewards/catalog/route'
import { checkRewards } from '@/lib/rewards/redemptions/reads/check'
import { ask } from '@/tests/support/ask'
import { aMember, anOperator } from '@/tests/support/members'
import {
  aReward,
  askRedeem,
  askRedemption,
  givePoints,
  storedRedemption,
  untilState,
  untilWaiting,
} from '@/tests/support/rewards'
import { aVendor } from '@/tests/support/vendor'

const vendor = aVendor()
const FIELDS = {
  nameKo: '허브차 한 잔',
  nameEn: 'A cup of herbal tea',
  descriptionKo: '저녁에 어울려요.',
  descriptionEn: 'For the evening.',
  pricePoints: 200,
  image: 'tea',
  isActive: true,
}
const aSku = () => `s${randomUUID().slice(0, 8)}`

const catalog = async () => {
  const { headers } = await aMember()
  return (await ask('GET', catalogRoute.GET, { headers })).json.items
}

async function aCreated() {
  const { headers } = await anOperator()
  const body = { ...FIELDS, sku: aSku() }
  const { status, json, headers: sent } = await ask('POST', rewardsRoute.POST, { headers, key: randomUUID(), body })
  expect(status).toBe(201)
  return { headers, id: json.id as string, etag: sent.get('etag') ?? '', sku: body.sku }
}

describe('the catalogue', () => {
  test('opens with demo rewards that say so, cheapest first', async () => {
    const items = await catalog()
    expect(items.length).toBeGreaterThanOrEqual(6)
    expect(items.every(({ isDemo }: { isDemo: boolean }) => isDemo)).toBe(true)
    const prices = items.map(({ pricePoints }: { pricePoints: number }) => pricePoints)
    expect(prices).toEqual([...prices].sort((a, b) => a - b))
  })

  test('shows what an operator added, without its sku, and hides it when it is withdrawn', async () => {
    const { headers, id, etag } = await aCreated()
    const shown = (await catalog()).find((item: { id: string }) => item.id === id)
    expect(shown).toEqual({ id, ...FIELDS, left: 0, isDemo: false, version: 1 })
    const change = { headers: { ...headers, 'if-match': etag }, key: randomUUID(), params: { id } }
    const { status } = await ask('PATCH', rewardRoute.PATCH, { ...change, body: { isActive: false } })
    expect(status).toBe(200)
    expect((await catalog()).some((item: { id: string }) => item.id === id)).toBe(false)
  })
})

describe('an operator', () => {
  test('cannot add two rewards with one sku', async () => {
    const { headers, sku } = await aCreated()
    const { json } = await ask('POST', rewardsRoute.POST, { headers, key: randomUUID(), body: { ...FIELDS, sku } })
    expect(json.code).toBe('CONFLICT')
  })

  test('edits only what they have seen', async () => {
    const { headers, id, etag } = await aCreated()
    const edit = (tag: string, pricePoints: number) =>
      ask('PATCH', rewardRoute.PATCH, {
        headers: { ...headers, 'if-match': tag },
        key: randomUUID(),
        params: { id },
        body: { pricePoints },
      })
    const first = await edit(etag, 210)
    expect([first.status, first.json.pricePoints, first.headers.get('etag')]).toEqual([200, 210, '"2"'])
    expect((await edit(etag, 220)).json.code).toBe('PRECONDITION_FAILED')
    expect((await ask('GET', rewardRoute.GET, { headers, params: { id } })).headers.get('etag')).toBe('"2"')
  })

  test('adds and takes away free units, each with a reason', async () => {
    const { headers, id } = await aCreated()
    const change = (by: number, version: number) =>
      ask('POST', stockRoute.POST, {
        headers: { ...headers, 'if-match': `"${version}"` },
        key: randomUUID(),
        params: { id },
        body: { change: by, reason: 'count' },
      })
    expect((await change(5, 1)).json.stock).toEqual({ total: 5, issued: 0, reserved: 0, free: 5 })
    expect((await change(-2, 2)).json.stock).toMatchObject({ total: 3, free: 3 })
    const refused = await change(-4, 3)
    expect([refused.json.code, refused.json.params]).toEqual(['OUT_OF_STOCK', { free: 3 }])
    expect((await checkRewards()).isOk).toBe(true)
  })

  test('sees a redemption without its code, and takes one up that waits', async () => {
    const [operator, member, reward] = [await anOperator(), await aMember(), await aReward()]
    await givePoints(member.id, 100)
    vendor.current().vendor.mode = 'down'
    const { json } = await askRedeem(member, reward)
    const { id } = json.redemption
    await untilWaiting(id)
    vendor.current().vendor.mode = 'auto'
    vendor.current().vendor.orders.set(id, {
      asked: 1,
      told: 0,
      voucher: { code: 'A-CODE', expiresAt: new Date(Date.now() + 86_400_000) },
    })
    const retry = () => ask('POST', retryRoute.POST, { headers: operator.headers, key: randomUUID(), params: { id } })
    expect((await retry()).status).toBe(202)
    await untilState(id, 'DONE')
    expect((await retry()).json.code).toBe('CONFLICT')

    const { headers } = operator
    const one = await ask('GET', redemptionRoute.GET, { headers, params: { id } })
    expect(one.json).toMatchObject({ id, memberId: member.id, state: 'DONE', nextAt: null })
    const list = await ask('GET', redemptionsRoute.GET, { headers, query: `?memberId=${member.id}` })
    expect(list.json.items).toEqual([one.json])
    expect(one.text + list.text).not.toContain('A-CODE')
    expect((await askRedemption(member, id)).json.voucher.code).toBe('A-CODE')
    const open = await ask('GET', redemptionsRoute.GET, { headers, query: `?memberId=${member.id}&scope=open` })
    expect(open.json.items).toEqual([])
    expect((await storedRedemption(id)).attempts).toBe(3)
  })
})
