import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import * as spinRoute from '@/app/api/actions/SLOT_SPIN/route'
import * as statsRoute from '@/app/api/games/stats/me/route'
import { rotateSeed } from '@/lib/arcade/fairness/service'
import { GameUpdate } from '@/lib/arcade/rounds/events'
import { db, transaction } from '@/lib/platform/db/client'
import { ask } from '@/tests/support/ask'
import { nextCycle } from '@/tests/support/cycle'
import type { TestMember } from '@/tests/support/members'
import { adjustGold, aPlayer, askSpin, goldOf } from '@/tests/support/players'

const statsOf = async ({ headers }: TestMember) => (await ask('GET', statsRoute.GET, { headers })).json
const roundsOf = (member: TestMember) => db.round.findMany({ where: { memberId: member.id }, orderBy: { id: 'asc' } })
const sum = (numbers: bigint[]) => Number(numbers.reduce((total, number) => total + number, 0n))

/** Balance, figures and rounds of a member who began with `gold` say the same. */
async function expectBooksToAgree(member: TestMember, gold: number) {
  const rounds = await roundsOf(member)
  const [staked, paid] = [sum(rounds.map(({ bet }) => bet)), sum(rounds.map(({ payout }) => payout))]
  const wins = rounds.filter(({ bet, payout }) => payout > bet)
  expect(await goldOf(member.id)).toBe(gold - staked + paid)
  expect((await statsOf(member)).games.slot).toMatchObject({
    rounds: rounds.length,
    wins: wins.length,
    staked,
    paid,
    biggestWin: Math.max(0, ...wins.map(({ payout }) => Number(payout))),
  })
}

describe('a spin', () => {
  test('answers round, balance and figures, and all of them are what was stored', async () => {
    const member = await aPlayer()
    const { status, json } = await askSpin(member, { bet: 50 })
    expect(status).toBe(200)
    expect(json.round).toMatchObject({
      game: 'slot',
      bet: 50,
      fairness: { nonce: 0, configVersion: 1, serverSeedHash: expect.stringMatching(/^[0-9a-f]{64}$/) },
    })
    expect(json.balance.balances.GOLD.available).toBe(1_000 - 50 + json.round.payout)
    expect(json.stats).toEqual(await statsOf(member))
    await expectBooksToAgree(member, 1_000)
  })

  test('is one transfer that names the round, and one event with the new figures', async () => {
    const member = await aPlayer()
    const { json } = await askSpin(member)
    const round = await db.round.findUniqueOrThrow({ where: { id: json.round.id } })
    const transfers = await db.transfer.findMany({ where: { relatedId: json.round.id } })
    expect(transfers.map(({ id, reason, relatedType }) => [id, reason, relatedType])).toEqual([
      [round.transferId, 'slot_round', 'round'],
    ])
    const events = await db.event.findMany({ where: { memberId: member.id, type: 'game_update' } })
    expect(GameUpdate.parse(events[0]?.payload)).toEqual(events[0]?.payload)
    expect(events.map(({ payload }) => payload)).toEqual([
      { version: 1, stats: json.stats, round: json.round, session: json.session },
    ])
  })

  test('celebrates only a payout above the stake', async () => {
    const member = await aPlayer({ gold: 3_000 })
    for (let spins = 0; spins < 40; spins++) {
      const { round } = (await askSpin(member)).json
      expect(round.result.presentation).toBe(round.payout > round.bet ? 'win' : 'loss')
      expect(round.payout === 0 || round.payout >= 2 * round.bet).toBe(true)
    }
    await expectBooksToAgree(member, 3_000)
  })

  test.each([9, 1_001, 10.5, '10', null, -10, 2 ** 53 + 1])('a stake of %o is refused by the contract', async (bet) => {
    const { status, json } = await askSpin(await aPlayer(), { bet })
    expect([status, json.code, json.errors[0].pointer]).toEqual([422, 'INVALID_INPUT', '/body/bet'])
  })

  test('a stake that is not there is refused with what is missing, and nothing moves', async () => {
    const member = await aPlayer({ gold: 30 })
    const { status, json } = await askSpin(member, { bet: 100 })
    expect([status, json.code, json.params]).toEqual([422, 'INSUFFICIENT_FUNDS', { missing: 70, asset: 'GOLD' }])
    expect([await goldOf(member.id), await roundsOf(member)]).toEqual([30, []])
  })

  test('needs a member and a key', async () => {
    const member = await aPlayer()
    const { status } = await ask('POST', spinRoute.POST, { body: { bet: 10 }, key: randomUUID() })
    const { json } = await ask('POST', spinRoute.POST, { body: { bet: 10 }, headers: member.headers })
    expect([status, json.code]).toEqual([401, 'IDEMPOTENCY_KEY_MISSING'])
  })
})

describe('retries', () => {
  test('the same key answers the same bytes and draws nothing', async () => {
    const member = await aPlayer()
    const key = randomUUID()
    const first = await askSpin(member, { key })
    const second = await askSpin(member, { key })
    expect([second.status, second.text]).toEqual([200, first.text])
    expect(second.headers.get('idempotent-replayed')).toBe('true')
    expect(await roundsOf(member)).toHaveLength(1)
    await nextCycle()
    expect((await askSpin(member)).json.round.fairness.nonce).toBe(1)
  })

  test('ten requests with one key at once are one round', async () => {
    const member = await aPlayer()
    const key = randomUUID()
    const answers = await Promise.all(Array.from({ length: 10 }, () => askSpin(member, { key })))
    const texts = answers.filter(({ status }) => status === 200).map(({ text }) => text)
    expect(new Set(texts).size).toBe(1)
    expect(answers.every(({ status }) => status === 200 || status === 409)).toBe(true)
    await expectBooksToAgree(member, 1_000)
    expect(await roundsOf(member)).toHaveLength(1)
  })

  test('the same key with another stake is refused', async () => {
    const member = await aPlayer()
    const key = randomUUID()
    await askSpin(member, { key, bet: 10 })
    const { status, json } = await askSpin(member, { key, bet: 20 })
    expect([status, json.code]).toEqual([422, 'IDEMPOTENCY_KEY_REUSED'])
  })

  test('a refusal is an answer too: its key stays refused when GOLD has come', async () => {
    const member = await aPlayer({ gold: 5 })
    const key = randomUUID()
    const first = await askSpin(member, { key })
    await adjustGold(member.id, 1_000)
    const second = await askSpin(member, { key })
    expect([second.status, second.text]).toEqual([422, first.text])
  })
})

describe('races', () => {
  test('twenty spins at once with GOLD for fifteen stakes never go below zero', async () => {
    const member = await aPlayer({ gold: 150 })
    const answers = await Promise.all(Array.from({ length: 20 }, () => askSpin(member)))
    const played = answers.filter(({ status }) => status === 200)
    const refused = answers.filter(({ status }) => status === 422)
    expect(played.length + refused.length).toBe(20)
    expect(played.length).toBeGreaterThanOrEqual(15)
    expect(refused.every(({ json }) => json.code === 'INSUFFICIENT_FUNDS')).toBe(true)
    const nonces = played.map(({ json }) => json.round.fairness.nonce)
    expect(new Set(nonces).size).toBe(nonces.length)
    expect(await goldOf(member.id)).toBeGreaterThanOrEqual(0)
    await expectBooksToAgree(member, 150)
  })

  test('rotations among the spins leave every round on a seed that played at its stake', async () => {
    const member = await aPlayer()
    const work = Array.from({ length: 30 }, (_, index) =>
      index % 5 === 4 ? transaction((tx) => rotateSeed(tx, { memberId: member.id })) : askSpin(member),
    )
    const answers = (await Promise.all(work)).flatMap((one) => ('status' in one ? [one] : []))
    expect(answers.every(({ status }) => status === 200 || status === 409)).toBe(true)
    await expectBooksToAgree(member, 1_000)
    const late = await db.$queryRaw<object[]>`
      select from arcade.round join arcade.seed on seed.id = round.seed_id
      where round.member_id = ${member.id} and round.nonce >= seed.nonce_next`
    expect(late).toEqual([])
  })

  test('eight members at once each keep their own books', async () => {
    const members = await Promise.all(Array.from({ length: 8 }, () => aPlayer({ gold: 500 })))
    await Promise.all(members.flatMap((member) => Array.from({ length: 10 }, () => askSpin(member))))
    for (const member of members) await expectBooksToAgree(member, 500)
  })
})
