import { randomUUID } from 'node:crypto'
import * as betRoute from '@/app/api/games/crash/bet/route'
import * as cashOutRoute from '@/app/api/games/crash/cash-out/route'
import * as currentRoute from '@/app/api/games/crash/current/route'
import * as startRoute from '@/app/api/games/crash/start/route'
import { CRASH_BOUNDS } from '@/lib/arcade/crash/constants'
import { pointOf, settleCrash } from '@/lib/arcade/crash/rules'
import { settleDecidedRounds } from '@/lib/arcade/crash/service'
import { serverDigests } from '@/lib/arcade/fairness/adapter'
import { drawIntegers } from '@/lib/arcade/fairness/rules'
import { db, pool } from '@/lib/platform/db/client'
import { ask } from './ask'
import type { TestMember } from './members'
import { patiently } from './players'

/** What every installation starts with. */
const FIRST = { edgePercent: 1, cap: 100_000 }

type Player = Pick<TestMember, 'headers'>
type BetOrder = { bet?: unknown; autoTarget?: unknown; key?: string }

/** A bet as it is asked, also when it comes too soon. */
export const askBetNow = ({ headers }: Player, { bet = 100, autoTarget, key = randomUUID() }: BetOrder = {}) =>
  ask('POST', betRoute.POST, { body: { bet, autoTarget }, key, headers })

/** A bet that waits for its turn, by moving the clock on. */
export const askBet = (player: Player, { key = randomUUID(), ...order }: BetOrder = {}) =>
  patiently(() => askBetNow(player, { ...order, key }))

export const askStart = ({ headers }: Player, roundId: string, key: string = randomUUID()) =>
  ask('POST', startRoute.POST, { body: { roundId }, key, headers })

export const askCashOut = ({ headers }: Player, roundId: string, key: string = randomUUID()) =>
  ask('POST', cashOutRoute.POST, { body: { roundId }, key, headers })

export const askCurrent = ({ headers }: Player, query = '') => ask('GET', currentRoute.GET, { headers, query })

/** Moves the database's clock on. */
export const advanceClock = (ms: number) =>
  pool().query(`update platform.clock_shift set shift = shift + $1 * interval '1 millisecond'`, [ms])

export const storedRound = (id: string) => db.crashRound.findUniqueOrThrow({ where: { id }, include: { seed: true } })

/** What only the server may know of a round before it is over, recomputed from its seed. */
export async function secretsOf(id: string) {
  const { seed, ...round } = await storedRound(id)
  const play = {
    serverSeed: seed.serverSeed,
    clientSeed: seed.clientSeed ?? '',
    nonce: Number(round.nonce),
    game: 'crash',
    configVersion: round.configVersion,
  }
  const values = await drawIntegers(serverDigests, play, CRASH_BOUNDS)
  const { cashOutMs, autoTarget } = round
  return {
    serverSeed: seed.serverSeed,
    point: pointOf(FIRST, values),
    flightMs: round.flightMs,
    dueAt: round.dueAt,
    settled: settleCrash(FIRST, values, { bet: Number(round.bet), autoTarget, cashOutMs }),
  }
}

type Wanted = { bet?: number; autoTarget?: number | null; from?: number; below?: number; isStarted?: boolean }

/** An open round of the member whose point lies in [from, below): rounds that chance made otherwise are played out. */
export async function aFlight(
  player: Player,
  { bet = 100, autoTarget = null, from = 100, below = 100_001, isStarted = true }: Wanted = {},
): Promise<string> {
  for (;;) {
    const { json } = await askBet(player, { bet, autoTarget })
    const { id } = json.crash
    const { point, flightMs } = await secretsOf(id)
    if (isStarted) await askStart(player, id)
    if (point >= from && point < below) return id
    await advanceClock(15_000 + flightMs)
    await askCurrent(player)
  }
}

/** The member's open round, made now if there is none; it flies. */
export async function openRoundOf(player: Player): Promise<string> {
  const { json } = await askCurrent(player)
  const id: string = json.crash?.id ?? (await askBet(player)).json.crash.id
  await askStart(player, id)
  return id
}

/** Ends everybody's open rounds, as if they had been cashed out at once. */
export async function endFlights(): Promise<void> {
  await db.crashRound.updateMany({ where: { state: 'open', cashOutMs: null }, data: { cashOutMs: 0 } })
  await settleDecidedRounds()
}
