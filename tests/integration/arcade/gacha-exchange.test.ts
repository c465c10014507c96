import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import * as collectionRoute from '@/app/api/games/gacha/collection/route'
import * as exchangeRoute from '@/app/api/games/gacha/exchange/route'
import { db } from '@/lib/platform/db/client'
import { ask } from '@/tests/support/ask'
import { askExchange, giveShards, shardsOf } from '@/tests/support/gacha'
import { aMember, type TestMember } from '@/tests/support/members'

const offersOf = async ({ headers }: TestMember) => (await ask('GET', exchangeRoute.GET, { headers })).json.items
const offerOf = async (member: TestMember, itemId: string) =>
  (await offersOf(member)).find((one: { itemId: string }) => one.itemId === itemId)
const ownersOf = (itemId: string) => db.gachaItem.count({ where: { itemId } })

describe('an exchange', () => {
  test('takes the price in shards and gives the item, one piece less for everybody', async () => {
    const member = await aMember()
    await giveShards([member.id], 100)
    const before = await offerOf(member, 'compass')
    const { status, json } = await askExchange(member)
    expect(status).toBe(200)
    expect(json).toMatchObject({ item: { itemId: 'compass', copies: 1 }, left: before.left - 1 })
    expect(json.balance.balances.SHARD.available).toBe(100 - before.price)
    expect(await offerOf(member, 'compass')).toEqual({ ...before, left: before.left - 1, isOwned: true })
    const { items } = (await ask('GET', collectionRoute.GET, { headers: member.headers })).json
    expect(items.find((one: { itemId: string }) => one.itemId === 'compass')).toMatchObject({ copies: 1, rarity: null })
    const [transfer] = await db.transfer.findMany({ where: { id: json.transferId } })
    expect([transfer?.reason, transfer?.relatedId]).toEqual(['gacha_exchange', 'compass'])
  })

  test('of what is owned already is refused, and the shards stay', async () => {
    const member = await aMember()
    await giveShards([member.id], 100)
    await askExchange(member)
    const [shards, left] = [await shardsOf(member.id), (await offerOf(member, 'compass')).left]
    const { status, json } = await askExchange(member)
    expect([status, json.code]).toEqual([409, 'ALREADY_OWNED'])
    expect([await shardsOf(member.id), (await offerOf(member, 'compass')).left]).toEqual([shards, left])
  })

  test('without the shards is refused with what is missing, and the stock stays', async () => {
    const member = await aMember()
    await giveShards([member.id], 12)
    const { price, left } = await offerOf(member, 'crystal')
    const { status, json } = await askExchange(member, { itemId: 'crystal' })
    expect([status, json.code, json.params]).toEqual([
      ...[422, 'INSUFFICIENT_FUNDS', { missing: price - 12, asset: 'SHARD' }],
    ])
    expect((await offerOf(member, 'crystal')).left).toBe(left)
    expect(await shardsOf(member.id)).toBe(12)
  })

  test('of what is only pulled is refused by the contract', async () => {
    const { status, json } = await askExchange(await aMember(), { itemId: 'moa' })
    expect([status, json.code, json.errors[0].pointer]).toEqual([422, 'INVALID_INPUT', '/body/itemId'])
  })

  test('needs a member and a key', async () => {
    const { headers } = await aMember()
    const { status } = await ask('POST', exchangeRoute.POST, { body: { itemId: 'compass' }, key: randomUUID() })
    const { json } = await ask('POST', exchangeRoute.POST, { body: { itemId: 'compass' }, headers })
    expect([status, json.code]).toEqual([401, 'IDEMPOTENCY_KEY_MISSING'])
  })
})

describe('retries and races', () => {
  test('the same key answers the same bytes and takes nothing more', async () => {
    const member = await aMember()
    await giveShards([member.id], 100)
    const key = randomUUID()
    const first = await askExchange(member, { key })
    const again = await askExchange(member, { key })
    expect([again.status, again.text]).toEqual([200, first.text])
    expect(await shardsOf(member.id)).toBe(100 - 30)
  })

  test('ten exchanges of one member at once buy one item', async () => {
    const member = await aMember()
    await giveShards([member.id], 1_000)
    const answers = await Promise.all(Array.from({ length: 10 }, () => askExchange(member)))
    const codes = answers.map(({ status, json }) => (status === 200 ? 'done' : json.code))
    expect(codes.filter((code) => code === 'done')).toHaveLength(1)
    expect(codes.filter((code) => code === 'ALREADY_OWNED')).toHaveLength(9)
    expect(await shardsOf(member.id)).toBe(1_000 - 30)
  })

  test('fifty members want the last one: one gets it, and the shards of the others are untouched', async () => {
    const stock = await db.gachaStock.findUniqueOrThrow({ where: { itemId: 'hourglass' } })
    await db.gachaStock.update({ where: { itemId: 'hourglass' }, data: { sold: stock.stock - 1 } })
    const members: TestMember[] = []
    for (let tens = 0; tens < 5; tens++)
      members.push(...(await Promise.all(Array.from({ length: 10 }, () => aMember()))))
    await giveShards(
      members.map(({ id }) => id),
      300,
    )
    const answers = await Promise.all(members.map((member) => askExchange(member, { itemId: 'hourglass' })))
    const codes = answers.map(({ status, json }) => (status === 200 ? 'done' : json.code))
    expect(codes.filter((code) => code === 'done')).toHaveLength(1)
    expect(codes.filter((code) => code === 'OUT_OF_STOCK')).toHaveLength(49)
    const shards = await Promise.all(members.map(({ id }) => shardsOf(id)))
    expect(shards.map((left, index) => [codes[index], left]).filter(([code]) => code === 'done')).toEqual([
      ['done', 300 - Number(stock.price)],
    ])
    expect(shards.filter((left) => left === 300)).toHaveLength(49)
    expect(await ownersOf('hourglass')).toBe(1)
    expect(await db.gachaStock.findUniqueOrThrow({ where: { itemId: 'hourglass' } })).toMatchObject({
      sold: stock.stock,
    })
  })
})
