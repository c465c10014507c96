import { randomUUID } from 'node:crypto'
import type { PoolClient } from 'pg'
import { describe, expect, test } from 'vitest'
import * as verifyRoute from '@/app/api/fairness/verify/route'
import * as spinRoute from '@/app/api/gacha/spin/route'
import * as collectionRoute from '@/app/api/games/gacha/collection/route'
import * as oddsRoute from '@/app/api/games/gacha/odds/route'
import * as stateRoute from '@/app/api/games/gacha/state/route'
import * as statsRoute from '@/app/api/games/stats/me/route'
import { rotateSeed } from '@/lib/arcade/fairness/service'
import { PPM } from '@/lib/arcade/gacha/constants'
import { GachaConfig, type GachaPull } from '@/lib/arcade/gacha/contract'
import { inputOf, luckOf, ratesAt } from '@/lib/arcade/gacha/rules'
import { db, pool, transaction } from '@/lib/platform/db/client'
import { ask } from '@/tests/support/ask'
import { nextCycle } from '@/tests/support/cycle'
import { askPull, shardsOf } from '@/tests/support/gacha'
import type { TestMember } from '@/tests/support/members'
import { adjustGold, aPlayer, goldOf } from '@/tests/support/players'

const get = async (route: { GET: Parameters<typeof ask>[1] }, { headers }: Pick<TestMember, 'headers'>) =>
  (await ask('GET', route.GET, { headers })).json
const configOf = async (version = 1) =>
  GachaConfig.parse(
    (await db.paytable.findUniqueOrThrow({ where: { game_version: { game: 'gacha', version } } })).config,
  )
const roundsOf = (memberId: string) => db.round.findMany({ where: { memberId }, orderBy: { id: 'asc' } })
const pullsOf = async (memberId: string) =>
  (await roundsOf(memberId)).flatMap(({ result }) => (result as unknown as { pulls: GachaPull[] }).pulls)

/** Puts the member's count where it would be after so many pulls without an SSR. */
const setMissed = (memberId: string, missed: number) =>
  pool().query(
    `insert into arcade.gacha_progress (member_id, missed) values ($1, $2)
     on conflict (member_id) do update set missed = excluded.missed, version = gacha_progress.version + 1`,
    [memberId, missed],
  )

const waitersOn = async (blocker: PoolClient) => {
  const { rows } = await pool().query<{ waiters: number }>(
    'select count(*)::int as waiters from pg_stat_activity where $1 = any (pg_blocking_pids(pid))',
    [(await blocker.query<{ pid: number }>('select pg_backend_pid() as pid')).rows[0]?.pid],
  )
  return rows[0]?.waiters
}

/** Rounds, count, collection, shards and GOLD of a member who began with `gold` say the same. */
async function expectBooksToAgree(member: TestMember, gold: number) {
  const [pulls, rounds] = [await pullsOf(member.id), await roundsOf(member.id)]
  const state = await get(stateRoute, member)
  expect(state.pulls).toBe(pulls.length)
  expect(state.version).toBe(rounds.length)
  expect(state.pity).toBe(pulls.at(-1)?.pityAfter ?? 0)
  for (const [index, pull] of pulls.entries()) {
    expect(pull.pityBefore).toBe(pulls[index - 1]?.pityAfter ?? 0)
    expect(pull.isDuplicate).toBe(pulls.slice(0, index).some(({ item }) => item === pull.item))
  }
  expect(await shardsOf(member.id)).toBe(pulls.reduce((sum, { shards }) => sum + shards, 0))
  expect(await goldOf(member.id)).toBe(gold - Number(rounds.reduce((sum, { bet }) => sum + bet, 0n)))
  const { items } = await get(collectionRoute, member)
  const copies = Object.fromEntries(items.map((one: { itemId: string; copies: number }) => [one.itemId, one.copies]))
  for (const item of Object.keys(copies)) expect(copies[item]).toBe(pulls.filter((pull) => pull.item === item).length)
}

describe('a pull', () => {
  test('answers round, count, balance and figures, and all of them are what was stored', async () => {
    const member = await aPlayer()
    const { status, json } = await askPull(member)
    expect(status).toBe(200)
    expect(json.round).toMatchObject({ game: 'gacha', bet: 50, payout: 0, result: { count: 1 } })
    expect(json.round.result.pulls).toHaveLength(1)
    expect(json.balance.balances.GOLD.available).toBe(950)
    expect(json.stats).toEqual(await get(statsRoute, member))
    const { cost: _cost, luck: _luck, ...state } = await get(stateRoute, member)
    expect(json.gacha).toEqual(state)
    await expectBooksToAgree(member, 1_000)
  })

  test('of ten is one round of ten pulls, the last of them SR at least', async () => {
    const member = await aPlayer({ gold: 2_000 })
    const { json } = await askPull(member, { count: 10 })
    expect(json.round).toMatchObject({ bet: 500, payout: 0, result: { count: 10 } })
    expect(json.round.result.pulls).toHaveLength(10)
    expect(['SSR', 'SR']).toContain(json.round.result.pulls[9].rarity)
    expect(json.stats.games.gacha).toMatchObject({ rounds: 1, staked: 500, paid: 0, wins: 0 })
    await expectBooksToAgree(member, 2_000)
  })

  test('is what the rules make of its own seeds, count and collection', async () => {
    const member = await aPlayer({ gold: 5_000 })
    for (const count of [10, 1, 10, 10]) await askPull(member, { count })
    const config = await configOf()
    let [missed, owned] = [0, [] as GachaPull['item'][]]
    for (const { result } of await roundsOf(member.id)) {
      const { pulls } = result as unknown as { pulls: GachaPull[] }
      for (const pull of pulls) {
        const isTenth = pulls.length === 10 && pull === pulls[9]
        expect(pull.pEffectivePpm).toBe(ratesAt(config, missed, isTenth).SSR)
        expect(pull.shards).toBe(owned.includes(pull.item) ? config.shards[pull.rarity] : 0)
        missed = pull.pityAfter
        owned = [...owned, pull.item]
      }
    }
    await expectBooksToAgree(member, 5_000)
  })

  test('takes the GOLD and gives the shards in one transfer that names the round', async () => {
    const member = await aPlayer({ gold: 3_000 })
    for (let tens = 0; tens < 4; tens++) await askPull(member, { count: 10 })
    const rounds = await roundsOf(member.id)
    for (const { id, transferId, result } of rounds) {
      const transfers = await db.transfer.findMany({ where: { relatedId: id } })
      expect(transfers.map((one) => [one.id, one.reason])).toEqual([[transferId, 'gacha_round']])
      const { shards } = result as unknown as { shards: number }
      const entries = await db.entry.findMany({ where: { transferId } })
      expect(entries).toHaveLength(shards > 0 ? 4 : 2)
    }
    expect(await shardsOf(member.id)).toBeGreaterThan(0)
  })

  test('under its other address is the same pull', async () => {
    const member = await aPlayer()
    const order = { body: { count: 1 }, key: randomUUID(), headers: member.headers }
    const { status, json } = await ask('POST', spinRoute.POST, order)
    expect([status, json.gacha.pulls]).toEqual([200, 1])
  })

  test('is an SSR for certain at the guaranteed count, which then starts anew', async () => {
    const member = await aPlayer()
    await setMissed(member.id, 79)
    const before = await get(stateRoute, member)
    expect(before).toMatchObject({ guaranteedIn: 1, next: { SSR: PPM, SR: 0, R: 0, N: 0 } })
    expect(before.ssrWithinTen.percent).toBe('100.0000')
    const { json } = await askPull(member)
    expect(json.round.result.pulls[0]).toMatchObject({
      rarity: 'SSR',
      pEffectivePpm: PPM,
      pityBefore: 79,
      pityAfter: 0,
    })
    expect(json.gacha).toMatchObject({ pity: 0, guaranteedIn: 80, next: { SSR: 10_000 } })
  })

  test.each([0, 2, 11, '10', null, 1.5])('of %o at once is refused by the contract', async (count) => {
    const { status, json } = await askPull(await aPlayer(), { count })
    expect([status, json.code, json.errors[0].pointer]).toEqual([422, 'INVALID_INPUT', '/body/count'])
  })

  test('that is not affordable is refused with what is missing, and nothing moves', async () => {
    const member = await aPlayer({ gold: 30 })
    const { status, json } = await askPull(member)
    expect([status, json.code, json.params]).toEqual([422, 'INSUFFICIENT_FUNDS', { missing: 20, asset: 'GOLD' }])
    await expectBooksToAgree(member, 30)
  })

  test('at a price that is no longer the price is refused before anything is drawn', async () => {
    const member = await aPlayer()
    const { status, json } = await askPull(member, { cost: 49 })
    expect([status, json.code]).toEqual([409, 'CONFLICT'])
    expect((await askPull(member, { cost: 50 })).json.round.fairness.nonce).toBe(0)
  })
})

describe('retries and races', () => {
  test('the same key answers the same bytes and pulls nothing', async () => {
    const member = await aPlayer()
    const key = randomUUID()
    const first = await askPull(member, { key })
    const second = await askPull(member, { key })
    expect([second.status, second.text]).toEqual([200, first.text])
    expect(second.headers.get('idempotent-replayed')).toBe('true')
    await expectBooksToAgree(member, 1_000)
  })

  test('ten requests with one key at once are one round', async () => {
    const member = await aPlayer()
    const key = randomUUID()
    const answers = await Promise.all(Array.from({ length: 10 }, () => askPull(member, { key })))
    expect(new Set(answers.filter(({ status }) => status === 200).map(({ text }) => text)).size).toBe(1)
    await expectBooksToAgree(member, 1_000)
  })

  test('twelve pulls at once follow one another: no count is used twice', async () => {
    const member = await aPlayer()
    const answers = await Promise.all(Array.from({ length: 12 }, () => askPull(member)))
    const played = answers.filter(({ status }) => status === 200)
    expect(played.length).toBeGreaterThan(0)
    expect(new Set(played.map(({ json }) => json.gacha.version)).size).toBe(played.length)
    await expectBooksToAgree(member, 1_000)
  })

  test('a count that moved meanwhile is refused by the gate, row by row', async () => {
    const member = await aPlayer()
    await setMissed(member.id, 5)
    const play = (place: number, version: number) => ({ place, memberId: member.id, extra: { version } })
    const { rows } = await pool().query(`select * from arcade.gacha_gate($1::jsonb, now())`, [
      JSON.stringify([play(1, 0), play(2, 7)]),
    ])
    expect(rows).toEqual([{ place: 2, code: 'CONFLICT' }])
  })

  test('a draw whose count moved while it waited is settled again: same nonce, new count', async () => {
    const member = await aPlayer()
    await askPull(member)
    await nextCycle()
    const blocker = await pool().connect()
    try {
      await blocker.query('begin')
      await blocker.query('select from arcade.player where member_id = $1 for update', [member.id])
      const waiting = askPull(member)
      await expect.poll(() => waitersOn(blocker)).toBe(1)
      await setMissed(member.id, 70)
      await blocker.query('commit')
      const { status, json } = await waiting
      expect([status, json.round.fairness.nonce]).toEqual([200, 1])
      expect(json.round.result.pulls[0]).toMatchObject({ pityBefore: 70, pEffectivePpm: 560_000 })
    } finally {
      blocker.release()
    }
  })

  test('a pull that is refused spends its nonce and leaves the count alone', async () => {
    const member = await aPlayer({ gold: 50 })
    await askPull(member)
    const before = await get(stateRoute, member)
    await nextCycle()
    expect((await askPull(member)).status).toBe(422)
    expect(await get(stateRoute, member)).toEqual(before)
    await adjustGold(member.id, 100)
    expect((await askPull(member)).json.round.fairness.nonce).toBe(2)
  })

  test('members who pull at once each keep their own count', async () => {
    const members = await Promise.all(Array.from({ length: 8 }, () => aPlayer()))
    await Promise.all(members.map((member) => askPull(member, { count: 10 })))
    for (const member of members) await expectBooksToAgree(member, 1_000)
  })
})

describe('proof', () => {
  test('a round of ten is recomputed from its revealed seed, its count and what was owned', async () => {
    const member = await aPlayer({ gold: 3_000 })
    await askPull(member, { count: 10 })
    const { round } = (await askPull(member, { count: 10 })).json
    const { revealed } = await transaction((tx) => rotateSeed(tx, { memberId: member.id }))
    const { missed, owned } = inputOf(round.result)
    const claim = {
      game: 'gacha',
      serverSeed: revealed.serverSeed,
      clientSeed: revealed.clientSeed,
      ...{ nonce: round.fairness.nonce, configVersion: 1, bet: 500, count: 10, missed, owned },
      ...{ payout: 0, result: round.result, roundId: round.id },
    }
    const honest = await ask('POST', verifyRoute.POST, { body: claim })
    expect(honest.json).toMatchObject({ verdict: 'match', differences: [] })
    const other = await ask('POST', verifyRoute.POST, { body: { ...claim, missed: missed + 1 } })
    expect(other.json.verdict).toBe('mismatch')
  })
})

describe('what is told', () => {
  test('the odds are public, add up, and are those that the rules use', async () => {
    const { status, json } = await ask('GET', oddsRoute.GET)
    expect(status).toBe(200)
    expect(json.rarities.map(({ base }: { base: { percent: string } }) => base.percent)).toEqual([
      ...['1.0000', '9.0000', '30.0000', '60.0000'],
    ])
    expect(json.rarities[0].consolidated.percent).toBe('2.0795')
    expect(json.pity).toMatchObject({ expectedPulls: '48.0874', median: 62, ninetieth: 67 })
    const sum = json.items.reduce(
      (total: number, { base }: { base: { numerator: number; denominator: number } }) =>
        total + base.numerator / base.denominator,
      0,
    )
    expect(sum).toBeCloseTo(1, 12)
    expect((await ask('GET', oddsRoute.GET, { query: '?version=99' })).status).toBe(404)
  })

  test('luck is the exact percentile over the pulls made with the odds in force', async () => {
    const member = await aPlayer({ gold: 3_000 })
    expect((await get(stateRoute, member)).luck).toBeNull()
    for (let tens = 0; tens < 3; tens++) await askPull(member, { count: 10 })
    const ssr = (await pullsOf(member.id)).filter(({ rarity }) => rarity === 'SSR').length
    const { luck } = await get(stateRoute, member)
    expect(luck).toMatchObject({ pulls: 30, ssr })
    expect(luck.atLeast).toBeCloseTo(luckOf(await configOf(), { pulls: 30, ssr, from: 0 }).atLeast, 12)
  })

  test('new odds leave the count where it is, and luck begins with them', async () => {
    const member = await aPlayer({ gold: 3_000 })
    await setMissed(member.id, 40)
    await askPull(member)
    const { pity } = await get(stateRoute, member)
    const config = { ...(await configOf()), pity: { softFrom: 20, softStep: 50_000, hard: 30 } }
    await pool().query(
      `insert into arcade.paytable (game, version, config, rtp_numerator, rtp_denominator, hit_numerator, published_at,
         published_by, effective_at)
       values ('gacha', 2, $1, 0, 1000000, 10000, platform.clock_now() - interval '3 days', 'test',
         platform.clock_now() - interval '1 day')`,
      [JSON.stringify(config)],
    )
    const after = await get(stateRoute, member)
    expect(after).toMatchObject({ configVersion: 2, pity, luck: null })
    expect(after.guaranteedIn).toBe(pity >= 30 ? 1 : 30 - pity)
    const { json } = await askPull(member)
    expect(json.round.fairness.configVersion).toBe(2)
    expect(json.round.result.pulls[0].pityBefore).toBe(pity)
    expect((await get(stateRoute, member)).luck).toMatchObject({ pulls: 1 })
  })
})
