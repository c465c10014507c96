import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import * as rotateRoute from '@/app/api/fairness/rotate/route'
import * as statsRoute from '@/app/api/games/stats/me/route'
import { settleDecidedRounds } from '@/lib/arcade/crash/service'
import { rotateSeed } from '@/lib/arcade/fairness/service'
import { db, transaction } from '@/lib/platform/db/client'
import { AppError } from '@/lib/platform/kernel/errors'
import { ask } from '@/tests/support/ask'
import {
  advanceClock,
  aFlight,
  askBet,
  askBetNow,
  askCashOut,
  askCurrent,
  askStart,
  secretsOf,
  storedRound,
} from '@/tests/support/crash'
import type { TestMember } from '@/tests/support/members'
import { aPlayer, goldOf } from '@/tests/support/players'

const RICH = 100_000
const askRotate = ({ headers }: TestMember) => ask('POST', rotateRoute.POST, { body: {}, key: randomUUID(), headers })

/** The round is settled once, as its seed and stored input say; GOLD and figures are the sums over the member's rounds. */
async function expectSettledOnce(member: TestMember, id: string): Promise<void> {
  const { settled } = await secretsOf(id)
  const rounds = await db.round.findMany({ where: { memberId: member.id } })
  const ended = rounds.filter((round) => round.id === id)
  expect(ended.map(({ payout, result }) => ({ payout: Number(payout), result }))).toEqual([settled])
  const sum = (of: (round: (typeof rounds)[number]) => bigint) =>
    rounds.reduce((total, round) => total + Number(of(round)), 0)
  const [staked, paid] = [sum(({ bet }) => bet), sum(({ payout }) => payout)]
  expect(await goldOf(member.id)).toBe(RICH - staked + paid)
  const { json } = await ask('GET', statsRoute.GET, { headers: member.headers })
  expect(json.games.crash).toMatchObject({ rounds: rounds.length, staked, paid })
  expect(await db.transfer.count({ where: { relatedId: id } })).toBe(settled.payout > 0 ? 2 : 1)
}

describe('cash-outs at once', () => {
  test('ten with keys of their own pay once', async () => {
    const member = await aPlayer({ gold: RICH })
    const id = await aFlight(member, { from: 2_000, bet: 1_000 })
    const answers = await Promise.all(Array.from({ length: 10 }, () => askCashOut(member, id)))
    const paid = answers.filter(({ status }) => status === 200)
    expect(paid).toHaveLength(1)
    expect(answers.filter(({ json }) => json.code === 'ROUND_SETTLED')).toHaveLength(9)
    await expectSettledOnce(member, id)
  })

  test('ten with one key have one answer', async () => {
    const member = await aPlayer({ gold: RICH })
    const id = await aFlight(member, { from: 2_000 })
    const key = randomUUID()
    const answers = await Promise.all(Array.from({ length: 10 }, () => askCashOut(member, id, key)))
    const texts = answers.filter(({ status }) => status === 200).map(({ text }) => text)
    expect(texts.length).toBeGreaterThan(0)
    expect(new Set(texts).size).toBe(1)
    await expectSettledOnce(member, id)
  })

  test('a cash-out, the sweeper and questions around the end of a round settle it once', async () => {
    const member = await aPlayer({ gold: RICH })
    for (let turn = 0; turn < 12; turn++) {
      const id = await aFlight(member, { from: 102, below: 3_000, autoTarget: turn % 2 ? 3_000 : 102 })
      const { dueAt } = await storedRound(id)
      const { json } = await askCurrent(member)
      // To a few milliseconds before it is due: some of these come before the end, some after.
      if (json.crash) await advanceClock(dueAt.getTime() - Date.parse(json.serverAt) - 3 * turn)
      const answers = await Promise.all([
        askCashOut(member, id),
        settleDecidedRounds(),
        askCurrent(member, '?waitMs=300'),
        askCashOut(member, id),
        settleDecidedRounds(),
      ])
      await askCurrent(member, '?waitMs=300')
      await expectSettledOnce(member, id)
      const told = [answers[0], answers[3]].filter(({ status }) => status === 200)
      const round = await db.round.findUniqueOrThrow({ where: { id } })
      for (const { json: answer } of told) expect(answer.round.payout).toBe(Number(round.payout))
    }
  })
})

describe('bets at once', () => {
  test('with keys of their own open one round and take one stake', async () => {
    const member = await aPlayer({ gold: 1_000 })
    // Not patiently: eight that each move the clock on would let a short round end, and the next begin.
    const answers = await Promise.all(Array.from({ length: 8 }, () => askBetNow(member, { bet: 100 })))
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
    for (const { json } of answers.filter(({ status }) => status !== 200)) {
      expect(['PLAY_TOO_SOON', 'ROUND_OPEN']).toContain(json.code)
    }
    expect(await goldOf(member.id)).toBe(900)
    expect(await db.crashRound.count({ where: { memberId: member.id } })).toBe(1)
  })

  test('with one key are one bet', async () => {
    const member = await aPlayer({ gold: 1_000 })
    const key = randomUUID()
    const answers = await Promise.all(Array.from({ length: 8 }, () => askBet(member, { key })))
    const texts = answers.filter(({ status }) => status === 200).map(({ text }) => text)
    expect(new Set(texts).size).toBe(1)
    expect(await goldOf(member.id)).toBe(900)
  })

  test('starts at once fly once, from one moment on', async () => {
    const member = await aPlayer({ gold: RICH })
    const id = await aFlight(member, { from: 1_000, isStarted: false })
    const answers = await Promise.all(Array.from({ length: 6 }, () => askStart(member, id)))
    expect(new Set(answers.map(({ json }) => json.crash.startsAt)).size).toBe(1)
  })
})

describe('rotating the seed', () => {
  test('is refused while a round of crash is open, for it would tell how it ends', async () => {
    const member = await aPlayer({ gold: RICH })
    const id = await aFlight(member, { from: 1_000 })
    const { status, json, text } = await askRotate(member)
    const { serverSeed } = await secretsOf(id)
    expect([status, json.code]).toEqual([409, 'ROUND_OPEN'])
    expect(text).not.toContain(serverSeed)
    await askCashOut(member, id)
    expect((await askRotate(member)).json.revealed.serverSeed).toBe(serverSeed)
  })

  test('at the moment of a bet never reveals the seed of an open round', async () => {
    const member = await aPlayer({ gold: RICH })
    // Not through the route, which counts a member's rotations.
    const rotate = () =>
      transaction((tx) => rotateSeed(tx, { memberId: member.id })).then(
        () => 'rotated',
        (error: unknown) => (error instanceof AppError ? error.code : String(error)),
      )
    const [rotated, opened] = [new Set<string>(), new Set<string>()]
    for (let turn = 0; turn < 25; turn++) {
      const [bet, ...outcomes] = await Promise.all([askBet(member), rotate(), rotate()])
      expect([200, 409]).toContain(bet.status)
      for (const outcome of outcomes) rotated.add(outcome)
      const [open] = await db.crashRound.findMany({
        where: { memberId: member.id, state: 'open' },
        include: { seed: true },
      })
      if (!open) continue
      opened.add(open.id)
      expect(open.seed.state).toBe('active')
      await askStart(member, open.id)
      expect((await askCashOut(member, open.id)).status).toBe(200)
    }
    expect([...rotated].filter((outcome) => outcome !== 'rotated' && outcome !== 'ROUND_OPEN')).toEqual([])
    expect(rotated).toContain('rotated')
    expect(opened.size).toBeGreaterThan(0)
  })
})
