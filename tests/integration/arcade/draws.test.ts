import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { findSeedPair } from '@/lib/arcade/fairness/reads'
import { getSeedPair, rotateSeed } from '@/lib/arcade/fairness/service'
import { db, pool, transaction } from '@/lib/platform/db/client'
import { hurryClock, nextCycle } from '@/tests/support/cycle'
import type { TestMember } from '@/tests/support/members'
import { adjustGold, aPlayer, askSpin, spinOnce } from '@/tests/support/players'

const nonceOf = async (member: TestMember) => (await findSeedPair(member.id))?.nonce
const spend = ({ id }: TestMember) =>
  pool().query(`update arcade.seed set nonce_next = nonce_next + 1 where member_id = $1 and state = 'active'`, [id])

/** A member who has played once: this process remembers how their draws stand. */
async function aRegular(): Promise<TestMember> {
  const member = await aPlayer()
  expect((await askSpin(member)).json.round.fairness.nonce).toBe(0)
  await nextCycle()
  return member
}

describe('what another process did meanwhile', () => {
  test('a nonce that it spent is not drawn with', async () => {
    const member = await aRegular()
    await spend(member)
    expect((await spinOnce(member)).json.round.fairness.nonce).toBe(2)
    expect(await nonceOf(member)).toBe(3)
  })

  test('a seed that it rotated away plays no more', async () => {
    const member = await aRegular()
    const { seed } = await transaction((tx) => rotateSeed(tx, { memberId: member.id, clientSeed: 'elsewhere' }))
    const { serverSeedHash } = seed
    expect((await spinOnce(member)).json.round.fairness).toMatchObject({
      ...{ serverSeedHash, clientSeed: 'elsewhere', nonce: 0 },
    })
  })

  test('odds that came into force decide the next play', async () => {
    const member = await aRegular()
    // Stands for odds announced a day before: the database takes none without that notice.
    await pool().query(
      `insert into arcade.paytable (game, version, config, rtp_numerator, rtp_denominator, hit_numerator, published_by,
         published_at, effective_at)
       select game, 2, config, rtp_numerator, rtp_denominator, hit_numerator, published_by,
         platform.clock_now(), platform.clock_now() + interval '25 hours'
       from arcade.paytable where game = 'slot' and version = 1`,
    )
    expect((await spinOnce(member)).json.round.fairness.configVersion).toBe(1)
    await pool().query(`update platform.clock_shift set shift = shift + interval '26 hours'`)
    const { status, json } = await spinOnce(member)
    expect([status, json.round.fairness.configVersion, json.round.fairness.nonce]).toEqual([200, 2, 2])
  })
})

describe('a nonce', () => {
  test('is left alone by what is refused before its payment', async () => {
    const member = await aRegular()
    expect((await spinOnce(member)).status).toBe(200)
    expect((await spinOnce(member)).json.code).toBe('PLAY_TOO_SOON')
    expect(await nonceOf(member)).toBe(2)
    await nextCycle()
    expect((await spinOnce(member)).json.round.fairness.nonce).toBe(2)
  })

  test('is spent by a stake that cannot be paid: no bet finds out how it would have ended', async () => {
    const member = await aPlayer({ gold: 5 })
    expect((await spinOnce(member)).json.code).toBe('INSUFFICIENT_FUNDS')
    expect(await nonceOf(member)).toBe(1)
    await adjustGold(member.id, 100)
    expect((await spinOnce(member)).json.round.fairness.nonce).toBe(1)
  })

  test('is spent once, however many plays and rotations come at the same moment', async () => {
    const member = await aPlayer({ gold: 10_000 })
    await getSeedPair(member.id)
    const restClock = hurryClock(process.env.DATABASE_URL ?? '')
    const rotate = () => transaction((tx) => rotateSeed(tx, { memberId: member.id }))
    const work = Array.from({ length: 40 }, (_, index) => (index % 8 === 7 ? rotate() : askSpin(member)))
    await Promise.all(work)
    await restClock()
    const rounds = await db.round.findMany({ where: { memberId: member.id }, select: { seedId: true, nonce: true } })
    const seeds = await db.seed.findMany({ where: { memberId: member.id }, select: { id: true, nonceNext: true } })
    const played = Map.groupBy(rounds, ({ seedId }) => seedId)
    for (const { id, nonceNext } of seeds) {
      const nonces = (played.get(id) ?? []).map(({ nonce }) => Number(nonce)).toSorted((a, b) => a - b)
      expect(nonces).toEqual(Array.from({ length: Number(nonceNext) }, (_, nonce) => nonce))
    }
    expect(rounds.length).toBeGreaterThan(20)
  })
})

test('a refusal that was stored is answered as it was, whatever is remembered since', async () => {
  const member = await aPlayer({ gold: 5 })
  const key = randomUUID()
  const refused = await spinOnce(member, { key })
  await adjustGold(member.id, 1_000)
  expect((await spinOnce(member)).status).toBe(200)
  const again = await spinOnce(member, { key })
  expect([again.status, again.text]).toEqual([422, refused.text])
  expect(again.headers.get('content-type')).toBe(refused.headers.get('content-type'))
  expect(again.headers.get('idempotent-replayed')).toBe('true')
})
