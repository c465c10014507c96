import { randomUUID } from 'node:crypto'
import { beforeEach, describe, expect, test } from 'vitest'
import * as gameRoute from '@/app/api/admin/games/[game]/route'
import * as monitorRoute from '@/app/api/games/monitor/route'
import * as playRpsRoute from '@/app/api/games/rps/play/route'
import { unfreezeGame } from '@/lib/arcade/freezes/service'
import { countRounds } from '@/lib/arcade/monitor/service/count'
import { getConfig } from '@/lib/arcade/paytables/reads'
import type { Game } from '@/lib/arcade/stats/contract'
import { db, pool, transaction } from '@/lib/platform/db/client'
import { newId } from '@/lib/platform/random/random'
import { ask } from '../../support/ask'
import { diceOf, flightOf, handOf, pullTen, spinOn } from '../../support/biased-worlds'
import { askBet, askCashOut, askStart, endFlights } from '../../support/crash'
import { letGameBe } from '../../support/games'
import { anOperator } from '../../support/members'
import { aPlayer, askSpin, goldOf, patiently } from '../../support/players'

type Recorded = { id?: string; game: Game; result: object }

/** Writes rounds into the log as the lane does, by the page. */
async function record(rounds: readonly Recorded[]): Promise<void> {
  const payloads = rounds.map(({ id = newId('rnd'), game, result }) => ({
    version: 1,
    round: { id, game, result, fairness: { configVersion: 1 } },
  }))
  await pool().query(
    `insert into platform.event (type, key, version, payload)
     select 'game_update', 'test', 1, payload from jsonb_array_elements($1::jsonb) payload`,
    [JSON.stringify(payloads)],
  )
}

/** Counts until nothing is left: the horizon passes the newest rows with the next transaction. */
/** The feed waits for every transaction of the server that began before an event, those of other files too. */
const isSettled = async () => {
  const { rows } = await pool().query<{ is: boolean }>(
    'select coalesce(max(xid) < pg_snapshot_xmin(pg_current_snapshot()), true) as is from platform.event',
  )
  return rows[0]?.is
}

async function countAll(): Promise<void> {
  await expect.poll(isSettled, { timeout: 10_000 }).toBe(true)
  for (let pass = 0; pass < 4; pass++) await countRounds()
}

const watchOf = async (game: Game) =>
  (await ask('GET', monitorRoute.GET)).json.games.find((one: { game: string }) => one.game === game)

const roundsOf = (count: number, make: () => Recorded) => Array.from({ length: count }, make)

/** Half the SSRs of the published 1 %, pulled in tens by the real rules. */
async function aWorldOfHalfTheSsrs(pulls: number, seed: number): Promise<Recorded[]> {
  const [config, dice] = [await getConfig('gacha', 1), diceOf(seed)]
  let missed = 0
  return roundsOf(pulls / 10, () => {
    const result = pullTen(config, dice, missed, { share: 0.5, isBiased: (ppm) => ppm === config.rates.SSR })
    missed = result.pulls.at(-1)?.pityAfter ?? 0
    return { game: 'gacha', result }
  })
}

beforeEach(async () => {
  await countAll()
  for (const game of ['slot', 'rps', 'gacha', 'crash'] as const) await letGameBe(game, false)
})

describe('counting', () => {
  test('a round that was played is counted, once, however many instances look', async () => {
    const before = await watchOf('slot')
    const member = await aPlayer()
    for (let round = 0; round < 3; round++) await askSpin(member)
    await expect.poll(isSettled, { timeout: 10_000 }).toBe(true)
    for (let pass = 0; pass < 3; pass++) await Promise.all(Array.from({ length: 6 }, () => countRounds()))
    const after = await watchOf('slot')
    expect(after.draws).toBe(before.draws + 3)
    const sum = (rows: { observed: number }[]) => rows.reduce((total, { observed }) => total + observed, 0)
    expect(sum(after.frequencies)).toBe(after.draws)
  })

  test('a standstill is caught up in pages, and the evidence is the same as if it had never been', async () => {
    const [config, dice] = [await getConfig('rps', 1), diceOf(5)]
    const before = await watchOf('rps')
    await record(roundsOf(2_500, () => ({ game: 'rps', result: handOf(config, dice) })))
    await countAll()
    const after = await watchOf('rps')
    expect(after.draws).toBe(before.draws + 2_500)
    const { counts, lnE } = await db.oddsProcess.findFirstOrThrow({ where: { game: 'rps' }, orderBy: { run: 'desc' } })
    expect(Object.values(counts as Record<string, number>).reduce((sum, n) => sum + n, 0)).toBe(after.draws)
    expect(after.e).toBeCloseTo(Math.exp(lnE), 9)
  })

  test('what is no round of its game is passed over, and the rest is counted', async () => {
    const config = await getConfig('rps', 1)
    const before = await watchOf('rps')
    await record([
      { game: 'rps', result: { serverChoice: 'well' } },
      { game: 'rps', result: handOf(config, diceOf(6)) },
    ])
    await countAll()
    expect((await watchOf('rps')).draws).toBe(before.draws + 1)
  })
})

describe('crash', () => {
  const bet = async () => {
    const member = await aPlayer()
    return { member, id: (await askBet(member)).json.crash.id as string }
  }
  const land = async ({ member, id }: Awaited<ReturnType<typeof bet>>) => {
    await askStart(member, id)
    expect((await askCashOut(member, id)).status).toBe(200)
  }

  test('rounds are counted in the order they were opened, so that low points do not come first', async () => {
    const before = (await watchOf('crash')).draws
    const [older, open, newer] = [await bet(), await bet(), await bet()]
    await land(newer)
    await land(older)
    await countAll()
    expect((await watchOf('crash')).draws).toBe(before + 1)
    expect(await db.oddsWaiting.findMany({ select: { roundId: true } })).toEqual([{ roundId: newer.id }])

    await land(open)
    await countAll()
    expect((await watchOf('crash')).draws).toBe(before + 3)
    expect(await db.oddsWaiting.count()).toBe(0)
  })
})

describe('a planted bias', () => {
  test('0.5 % for an SSR of 1 % freezes the gacha, tells the operators, and nothing else stops', async () => {
    const operator = await anOperator({ roles: ['USER', 'ADMIN_READ'] })
    await record(await aWorldOfHalfTheSsrs(20_000, 1))
    await countAll()

    const { json } = await ask('GET', gameRoute.GET, { headers: operator.headers, params: { game: 'gacha' } })
    expect(json).toMatchObject({ isFrozen: true, freeze: { cause: 'odds_monitor', frozenBy: 'system', reason: null } })
    const { evidence } = json.freeze
    process.stdout.write(
      `gacha: frozen after ${evidence.draws} pulls with 0.5 % for 1 %, e = ${evidence.e.toFixed(0)}\n`,
    )
    expect(evidence.e).toBeGreaterThanOrEqual(1_000)
    expect(evidence.frequencies[0]).toMatchObject({ category: 'SSR' })
    expect(evidence.frequencies[0].observed).toBeLessThan(evidence.frequencies[0].expected)
    expect(json.points.at(-1).draws).toBe(json.odds.draws)

    const told = await db.event.findFirstOrThrow({ where: { memberId: operator.id, type: 'notification' } })
    expect(told.payload).toMatchObject({ kind: 'game_frozen', game: 'gacha', cause: 'odds_monitor' })
    const { headers } = await aPlayer()
    const order = { body: { bet: 10, choice: 'rock' }, key: randomUUID(), headers }
    expect((await patiently(() => ask('POST', playRpsRoute.POST, order))).status).toBe(200)
  })

  test('a reel that shows other symbols than it should freezes the slot: no GOLD is staked on it any more', async () => {
    const [config, dice] = [await getConfig('slot', 1), diceOf(2)]
    const world = { ...config, weights: { ...config.weights, cherry: 12, lemon: 26 } }
    await record(roundsOf(5_000, () => ({ game: 'slot', result: spinOn(world, dice) })))
    await countAll()
    const member = await aPlayer({ gold: 300 })
    expect((await askSpin(member)).json.code).toBe('GAME_FROZEN')
    expect(await goldOf(member.id)).toBe(300)
  })

  test('a hand that is favoured freezes rock paper scissors', async () => {
    const [config, dice] = [await getConfig('rps', 1), diceOf(3)]
    await record(roundsOf(4_000, () => ({ game: 'rps', result: handOf(config, dice, 0.15) })))
    await countAll()
    expect(await db.game.findUniqueOrThrow({ where: { game: 'rps' } })).toMatchObject({ reason: 'odds_monitor' })
  })

  test('an edge above the published one freezes crash', async () => {
    const [config, dice] = [await getConfig('crash', 1), diceOf(4)]
    await record(roundsOf(3_000, () => ({ game: 'crash', result: flightOf({ ...config, edgePercent: 8 }, dice) })))
    // They are older than this flight, so they are complete.
    await askBet(await aPlayer())
    await countAll()
    await endFlights()
    expect(await db.game.findUniqueOrThrow({ where: { game: 'crash' } })).toMatchObject({ reason: 'odds_monitor' })
  })

  test('a pull that states another chance than the published one is proof at once', async () => {
    const [config, dice] = [await getConfig('gacha', 1), diceOf(8)]
    const result = pullTen(config, dice, 0)
    const pulls = result.pulls.map((pull, index) => (index === 3 ? { ...pull, pEffectivePpm: 9_000 } : pull))
    await record([{ game: 'gacha', result: { ...result, pulls } }])
    await countAll()
    expect(await db.game.findUniqueOrThrow({ where: { game: 'gacha' } })).toMatchObject({ reason: 'odds_monitor' })
  })
})

describe('lifting a freeze', () => {
  const freezeSlot = async () => {
    const [config, dice] = [await getConfig('slot', 1), diceOf(12)]
    const world = { ...config, weights: { ...config.weights, cherry: 12, lemon: 26 } }
    await record(roundsOf(3_000, () => ({ game: 'slot', result: spinOn(world, dice) })))
    await countAll()
    return db.game.findUniqueOrThrow({ where: { game: 'slot' } })
  }

  test('begins the count anew at e = 1, and keeps what was counted', async () => {
    const { version, isFrozen } = await freezeSlot()
    expect(isFrozen).toBe(true)
    const old = await watchOf('slot')
    const act = { game: 'slot' as const, operatorId: 'system', reason: '기계를 고쳤어요', ifMatch: String(version) }
    const lifted = await transaction((tx) => unfreezeGame(tx, act))
    expect(lifted.odds).toMatchObject({ run: old.run + 1, draws: 0, e: 1 })
    const kept = await db.oddsProcess.findFirstOrThrow({ where: { game: 'slot', run: old.run } })
    expect(Number(kept.draws)).toBe(old.draws)
    await askSpin(await aPlayer())
    await countAll()
    expect(await watchOf('slot')).toMatchObject({ run: old.run + 1, draws: 1 })
  })

  test('evidence that comes while an operator has frozen the game is their next decision’s', async () => {
    const version = await letGameBe('slot', true)
    await freezeSlot()
    const act = { game: 'slot' as const, operatorId: 'system', reason: '다 봤어요', ifMatch: String(version) }
    await expect(transaction((tx) => unfreezeGame(tx, act))).rejects.toMatchObject({ code: 'PRECONDITION_FAILED' })
    const freeze = await db.freeze.findFirstOrThrow({ where: { game: 'slot', liftedAt: null } })
    expect(freeze).toMatchObject({ cause: 'odds_monitor', reason: 'set up by a test' })
    expect(freeze.evidence).toMatchObject({ version: 1 })
  })
})
