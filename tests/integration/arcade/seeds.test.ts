import { describe, expect, test } from 'vitest'
import { getSeedPair, rotateSeed } from '@/lib/arcade/fairness/service'
import { db, pool, transaction } from '@/lib/platform/db/client'
import { newId, sha256 } from '@/lib/platform/random/random'

const newMemberId = () => newId('usr')
const rotate = (memberId: string, clientSeed?: string) => transaction((tx) => rotateSeed(tx, { memberId, clientSeed }))

describe('commitment', () => {
  test('a member has a pair from the first look on, and it stays', async () => {
    const memberId = newMemberId()
    const pair = await getSeedPair(memberId)
    expect(pair).toMatchObject({ nonce: 0, serverSeedHash: expect.stringMatching(/^[0-9a-f]{64}$/) })
    expect(await getSeedPair(memberId)).toEqual(pair)
  })

  test('twenty first looks at once make one pair', async () => {
    const memberId = newMemberId()
    const pairs = await Promise.all(Array.from({ length: 20 }, () => getSeedPair(memberId)))
    expect(new Set(pairs.map((pair) => JSON.stringify(pair))).size).toBe(1)
    expect(await db.seed.count({ where: { memberId } })).toBe(2)
  })

  test('the promised seed is the one that plays next, with the client seed chosen after the promise', async () => {
    const memberId = newMemberId()
    const before = await getSeedPair(memberId)
    const { seed, revealed } = await rotate(memberId, 'lucky-otter-7')
    expect(seed).toMatchObject({ serverSeedHash: before.nextServerSeedHash, clientSeed: 'lucky-otter-7', nonce: 0 })
    expect(revealed.serverSeedHash).toBe(before.serverSeedHash)
    expect(sha256(Buffer.from(revealed.serverSeed, 'hex')).toString('hex')).toBe(before.serverSeedHash)
  })

  test('ten rotations at once reveal ten seeds, each once', async () => {
    const memberId = newMemberId()
    await getSeedPair(memberId)
    const rotations = await Promise.all(Array.from({ length: 10 }, () => rotate(memberId)))
    expect(new Set(rotations.map(({ revealed }) => revealed.serverSeed)).size).toBe(10)
    expect(await db.seed.groupBy({ by: ['state'], where: { memberId }, _count: true })).toEqual(
      expect.arrayContaining([
        { state: 'revealed', _count: 10 },
        { state: 'active', _count: 1 },
        { state: 'next', _count: 1 },
      ]),
    )
  })
})

describe('the database keeps what was committed to', () => {
  const refused = (sql: string, values: unknown[]) =>
    expect(pool().query(sql, values)).rejects.toThrow(/is refused|refused|violates/)

  test('a server seed, its hash, its client seed and a spent nonce cannot be changed', async () => {
    const memberId = newMemberId()
    await getSeedPair(memberId)
    const active = `member_id = $1 and state = 'active'`
    await pool().query(`update arcade.seed set nonce_next = 1 where ${active}`, [memberId])
    await refused(`update arcade.seed set server_seed = repeat('a', 64) where ${active}`, [memberId])
    await refused(`update arcade.seed set server_seed_hash = repeat('a', 64) where ${active}`, [memberId])
    await refused(`update arcade.seed set client_seed = 'other' where ${active}`, [memberId])
    await refused(`update arcade.seed set nonce_next = 0 where ${active}`, [memberId])
    await refused(`update arcade.seed set state = 'next', client_seed = null, activated_at = null where ${active}`, [
      memberId,
    ])
    await refused('delete from arcade.seed where member_id = $1', [memberId])
  })

  test('a published paytable cannot be changed or removed', async () => {
    await refused('update arcade.paytable set rtp_numerator = 240000 where version = $1', [1])
    await refused('delete from arcade.paytable where version = $1', [1])
    await refused('truncate arcade.paytable cascade', [])
  })

  test('a paytable outside the band is refused by the database itself', async () => {
    const sql = `insert into arcade.paytable
        (game, version, config, rtp_numerator, rtp_denominator, hit_numerator, published_by, effective_at)
      values ('slot', 99, '{}', $1, 100, 10, 'nobody', platform.clock_now() + interval '25 hours')`
    await refused(sql, [89])
    await refused(sql, [100])
  })

  test('a paytable that takes effect without a day of notice is refused by the database itself', async () => {
    const sql = `insert into arcade.paytable
        (game, version, config, rtp_numerator, rtp_denominator, hit_numerator, published_by, effective_at)
      values ('slot', $1, '{}', 95, 100, 10, 'nobody', platform.clock_now() + interval '23 hours 59 minutes')`
    await refused(sql, [99])
  })
})
