import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import * as exportRoute from '@/app/api/games/rounds/export/route'
import * as roundsRoute from '@/app/api/games/rounds/route'
import * as rpsRoute from '@/app/api/games/rps/play/route'
import { serverDigests } from '@/lib/arcade/fairness/adapter'
import { drawIntegers } from '@/lib/arcade/fairness/rules'
import { HANDS } from '@/lib/arcade/rps/constants'
import { outcomeOf, RPS_BOUNDS } from '@/lib/arcade/rps/rules'
import { getStats } from '@/lib/arcade/stats/reads'
import { db } from '@/lib/platform/db/client'
import { ask } from '@/tests/support/ask'
import { nextCycle } from '@/tests/support/cycle'
import { letGameBe } from '@/tests/support/games'
import type { TestMember } from '@/tests/support/members'
import { adjustGold, aPlayer, askSpin, goldOf } from '@/tests/support/players'
import { askRps, askRpsOnce } from '@/tests/support/rps'

const roundsOf = ({ id }: TestMember) => db.round.findMany({ where: { memberId: id }, orderBy: { id: 'asc' } })
const handOf = (turn: number) => HANDS[turn % HANDS.length]

/** The hand that the member's seed draws with this nonce, computed from what is stored. */
async function handDrawn(member: TestMember, nonce: number) {
  const { serverSeed, clientSeed } = await db.seed.findFirstOrThrow({ where: { memberId: member.id, state: 'active' } })
  const play = { serverSeed, clientSeed: clientSeed ?? '', nonce, game: 'rps', configVersion: 1 }
  const [drawn = 0] = await drawIntegers(serverDigests, play, RPS_BOUNDS)
  return HANDS[drawn]
}

/** Balance, figures, session and rounds of a member who began with `gold` say the same. */
async function expectBooksToAgree(member: TestMember, gold: number) {
  const rounds = await roundsOf(member)
  const staked = rounds.reduce((sum, { bet }) => sum + Number(bet), 0)
  const paid = rounds.reduce((sum, { payout }) => sum + Number(payout), 0)
  const wins = rounds.filter(({ bet, payout }) => payout > bet).length
  expect(await goldOf(member.id)).toBe(gold - staked + paid)
  expect((await getStats(member.id)).games.rps).toMatchObject({ rounds: rounds.length, wins, staked, paid })
}

describe('a round', () => {
  test('answers round, balance, figures and session, and all of them are what was stored', async () => {
    const member = await aPlayer()
    const { status, json } = await askRps(member, { bet: 50, choice: 'paper' })
    expect(status).toBe(200)
    const { round, balance, stats, session } = json
    expect(round).toMatchObject({ game: 'rps', bet: 50, result: { choice: 'paper' }, fairness: { nonce: 0 } })
    expect(balance.balances.GOLD.available).toBe(1_000 - 50 + round.payout)
    expect(stats).toEqual(await getStats(member.id))
    expect(session).toMatchObject({ rounds: 1, staked: 50, paid: round.payout, net: round.payout - 50 })
    await expectBooksToAgree(member, 1_000)
  })

  test('a tie gives the stake back, a win pays 1.9 times, a loss nothing', async () => {
    const member = await aPlayer()
    const seen = new Set<string>()
    for (let turn = 0; turn < 40 && seen.size < 3; turn++) {
      const { result, payout } = (await askRps(member, { bet: 30, choice: handOf(turn) })).json.round
      const outcome = outcomeOf(result.choice, result.serverChoice)
      expect([payout, result.presentation]).toEqual({ win: [57, 'win'], tie: [30, 'push'], loss: [0, 'loss'] }[outcome])
      seen.add(outcome)
    }
    expect(seen).toEqual(new Set(['win', 'tie', 'loss']))
    await expectBooksToAgree(member, 1_000)
  })

  test("the server's hand is the one that seed and nonce drew, whatever the member shows", async () => {
    const member = await aPlayer()
    for (let turn = 0; turn < 9; turn++) {
      const { result, fairness } = (await askRps(member, { choice: handOf(turn) })).json.round
      expect(result.serverChoice).toBe(await handDrawn(member, fairness.nonce))
    }
  })

  test('stands among the rounds of its game, and in the table to take along', async () => {
    const member = await aPlayer()
    const { round } = (await askRps(member)).json
    const spun = (await askSpin(member)).json.round
    const { headers } = member
    const listed = await ask('GET', roundsRoute.GET, { headers, query: '?game=rps' })
    expect(listed.json.items).toEqual([round])
    const response = await exportRoute.GET(new Request('http://moa.test/api', { headers }), {
      params: Promise.resolve({}),
    })
    const lines = (await response.text()).split('\r\n')
    expect(response.headers.get('content-type')).toMatch(/^text\/csv/)
    expect(lines[0]).toMatch(/^id,game,createdAt,bet,payout,net,presentation,/)
    expect(lines.slice(1, 3).map((line) => line.split(',')[0])).toEqual([spun.id, round.id])
  })
})

describe('refusals', () => {
  test.each([9, 15, 1_010, 10.5, '10', null, -10])('a stake of %o is refused by the contract', async (bet) => {
    const { status, json } = await askRps(await aPlayer(), { bet })
    expect([status, json.code, json.errors[0].pointer]).toEqual([422, 'INVALID_INPUT', '/body/bet'])
  })

  test.each(['lizard', '', null, 0])('the hand %o is refused by the contract', async (choice) => {
    const { status, json } = await askRps(await aPlayer(), { choice })
    expect([status, json.code, json.errors[0].pointer]).toEqual([422, 'INVALID_INPUT', '/body/choice'])
  })

  test('a stake that is not there is refused with what is missing, and nothing moves', async () => {
    const member = await aPlayer({ gold: 30 })
    const { status, json } = await askRps(member, { bet: 100 })
    expect([status, json.code, json.params]).toEqual([422, 'INSUFFICIENT_FUNDS', { missing: 70, asset: 'GOLD' }])
    expect([await goldOf(member.id), await roundsOf(member)]).toEqual([30, []])
  })

  test('a second wager within the cycle comes too soon, and its key is free for a later try', async () => {
    const member = await aPlayer()
    await askRps(member)
    const key = randomUUID()
    const { status, json, headers } = await askRpsOnce(member, { key })
    expect([status, json.code]).toEqual([429, 'PLAY_TOO_SOON'])
    expect(Number(headers.get('retry-after'))).toBeGreaterThan(0)
    expect(await roundsOf(member)).toHaveLength(1)
    expect((await askRps(member, { key })).status).toBe(200)
  })

  test('a frozen game takes no stake', async () => {
    const member = await aPlayer()
    await letGameBe('rps', true)
    try {
      const { status, json } = await askRps(member)
      expect([status, json.code]).toEqual([409, 'GAME_FROZEN'])
      expect(await goldOf(member.id)).toBe(1_000)
    } finally {
      await letGameBe('rps', false)
    }
  })

  test('needs a member and a key', async () => {
    const body = { bet: 10, choice: 'rock' }
    const { headers } = await aPlayer()
    const { status } = await ask('POST', rpsRoute.POST, { body, key: randomUUID() })
    const { json } = await ask('POST', rpsRoute.POST, { body, headers })
    expect([status, json.code]).toEqual([401, 'IDEMPOTENCY_KEY_MISSING'])
  })
})

describe('retries', () => {
  test('the same key answers the same bytes and draws nothing', async () => {
    const member = await aPlayer()
    const key = randomUUID()
    const first = await askRps(member, { key })
    const second = await askRps(member, { key })
    expect([second.status, second.text]).toEqual([200, first.text])
    expect(second.headers.get('idempotent-replayed')).toBe('true')
    await nextCycle()
    expect((await askRps(member)).json.round.fairness.nonce).toBe(1)
  })

  test('the same key with another hand is refused: nobody tries all three', async () => {
    const member = await aPlayer()
    const key = randomUUID()
    await askRps(member, { key, choice: 'rock' })
    const { status, json } = await askRps(member, { key, choice: 'paper' })
    expect([status, json.code]).toEqual([422, 'IDEMPOTENCY_KEY_REUSED'])
    expect(await roundsOf(member)).toHaveLength(1)
  })

  test('a refusal is an answer too: its key stays refused when GOLD has come', async () => {
    const member = await aPlayer({ gold: 5 })
    const key = randomUUID()
    const first = await askRps(member, { key })
    await adjustGold(member.id, 1_000)
    const second = await askRps(member, { key })
    expect([second.status, second.text]).toEqual([422, first.text])
  })
})

test('ten wagers at once with GOLD for five keep the books, and none goes below zero', async () => {
  const member = await aPlayer({ gold: 50 })
  const answers = await Promise.all(Array.from({ length: 10 }, (_, turn) => askRps(member, { choice: handOf(turn) })))
  expect(answers.every(({ status }) => status === 200 || status === 422)).toBe(true)
  const nonces = answers.flatMap(({ json }) => json.round?.fairness.nonce ?? [])
  expect(new Set(nonces).size).toBe(nonces.length)
  expect(await goldOf(member.id)).toBeGreaterThanOrEqual(0)
  await expectBooksToAgree(member, 50)
})
