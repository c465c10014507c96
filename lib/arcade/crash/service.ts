import 'server-only'
import { setTimeout as sleep } from 'node:timers/promises'
import { now } from '@/lib/platform/clock/clock'
import { db, type Tx } from '@/lib/platform/db/client'
import { findAnswer, type LaneAnswer, type LaneOnce } from '@/lib/platform/http/once'
import type { OutputOf } from '@/lib/platform/kernel/endpoint'
import { AppError } from '@/lib/platform/kernel/errors'
import { serverDigests } from '../fairness/adapter'
import { drawIntegers } from '../fairness/rules'
import { getConfig } from '../paytables/reads'
import { openBet, settleBet } from '../plays/service'
import { listRounds } from '../rounds/reads'
import { CRASH_BOUNDS, START_WITHIN_MS } from './constants'
import type { CrashRound, getCurrentCrash, startCrash } from './contract'
import { findCrashRound, findOpenRound, listDecidedRounds, type StoredRound, toFlight } from './reads'
import { flightMsOf, settleCrash } from './rules'

/** Rounds that one look of the sweeper settles together. */
const SWEEP_BATCH = 100
/** A question that waits looks at the round again after this long: another device may have cashed out. */
const LOOK_EVERY_MS = 500
const SETTLE_ATTEMPTS_MAX = 3

type BetCrash = {
  memberId: string
  /** GOLD. */
  bet: number
  /** Hundredths. */
  autoTarget?: number | null | undefined
  once: LaneOnce
}

/**
 * Takes the stake and opens a round, whose end is decided from now on. It flies when started, or by itself after
 * START_WITHIN_MS. Throws ROUND_OPEN, INVALID_INPUT for a target above the cap in force, and what every wager throws.
 */
export async function betOnCrash({ memberId, bet, autoTarget = null, once }: BetCrash): Promise<LaneAnswer> {
  const open = await findOpenRound(memberId)
  if (open?.isDecided) await settleDecided(open)
  return openBet({
    memberId,
    game: 'crash',
    bet,
    bounds: CRASH_BOUNDS,
    once,
    extra: async ({ configVersion, values }) => {
      const config = await getConfig('crash', configVersion)
      refuseTarget(autoTarget, config.cap)
      const flightMs = flightMsOf(config, values, autoTarget)
      return { autoTarget, flightMs, startWithinMs: START_WITHIN_MS }
    },
  })
}

function refuseTarget(autoTarget: number | null, cap: number): void {
  if (autoTarget === null || autoTarget <= cap) return
  const message = `Rounds end at ${cap} hundredths; no target lies above.`
  throw new AppError('INVALID_INPUT', { errors: [{ pointer: '/body/autoTarget', rule: 'max', message }] })
}

type Named = { memberId: string; roundId: string }

/** Lets the member's open round fly from now on; one that flies already is left alone. Throws NOT_FOUND, ROUND_SETTLED. */
export async function startFlight(tx: Tx, { memberId, roundId }: Named): Promise<OutputOf<typeof startCrash>> {
  await tx.$executeRaw`
    with start as materialized (select platform.clock_now() + (clock_timestamp() - now()) as moment)
    update arcade.crash_round round
    set starts_at = start.moment, due_at = start.moment + round.flight_ms * interval '1 millisecond'
    from start
    where round.id = ${roundId} and round.member_id = ${memberId} and round.state = 'open'
      and round.starts_at > start.moment`
  return { crash: toFlight(refuseUnlessOpen(await findCrashRound(memberId, roundId, tx))) }
}

function refuseUnlessOpen(round: StoredRound | null): StoredRound {
  if (!round) throw new AppError('NOT_FOUND', { detail: 'You have no round of crash with this id.' })
  if (round.isSettled) throw new AppError('ROUND_SETTLED', { detail: 'This round is over; see GET /api/games/rounds.' })
  return round
}

/**
 * Cashes out at what the curve stands at now, by the database's clock. That moment is stored before anything else, so
 * neither a crash of this process nor somebody who settles the round meanwhile can take it away. Answers the settled
 * round, lost too. Throws NOT_FOUND, CONFLICT before the start, ROUND_SETTLED.
 */
export const cashOut = ({ memberId, roundId, once }: Named & { once: LaneOnce }): Promise<LaneAnswer> =>
  once(async (claim) => {
    const answered = await findAnswer(claim)
    if (answered) return { ...answered, isReplay: true }
    await receiveCashOut({ memberId, roundId })
    for (let attempt = 1; ; attempt++) {
      const round = refuseUnlessOpen(await findCrashRound(memberId, roundId))
      if (!round.isDecided) throw new AppError('CONFLICT', { detail: 'This round has not started yet.' })
      try {
        return await settleStored(round, (submit) => submit(claim))
      } catch (error) {
        if (!isCode(error, 'CONFLICT') || attempt >= SETTLE_ATTEMPTS_MAX) throw error
      }
    }
  })

/** Stores when the first cash-out of a flying round was received: `now()` is when the database got this statement. */
async function receiveCashOut({ memberId, roundId }: Named): Promise<void> {
  await db.$executeRaw`
    with receipt as materialized (select platform.clock_now() as moment)
    update arcade.crash_round round
    set cash_out_ms = floor(extract(epoch from receipt.moment - round.starts_at) * 1000)::integer
    from receipt
    where round.id = ${roundId} and round.member_id = ${memberId} and round.state = 'open' and round.cash_out_ms is null
      and round.starts_at <= receipt.moment and round.due_at > receipt.moment`
}

const isCode = (error: unknown, code: AppError['code']): boolean => error instanceof AppError && error.code === code

/** Writes the end that follows from the stored round and its seed, whoever asks for it. */
async function settleStored(round: StoredRound, once?: LaneOnce): Promise<LaneAnswer> {
  const { id, memberId, bet, autoTarget, cashOutMs, transferId, serverSeed } = round
  const { seedId, serverSeedHash, clientSeed, nonce, configVersion } = round
  const play = { serverSeed, clientSeed, nonce, game: 'crash', configVersion }
  const values = await drawIntegers(serverDigests, play, CRASH_BOUNDS)
  const config = await getConfig('crash', configVersion)
  const { result, payout } = settleCrash(config, values, { bet, autoTarget, cashOutMs })
  const draw = { seedId, serverSeedHash, clientSeed, nonce, configVersion }
  const settled = { memberId, game: 'crash' as const, roundId: id, bet, payout, result, draw, transferId }
  return settleBet({ ...settled, extra: { cashOutMs }, ...(once && { once }) })
}

/** Settles a decided round unless somebody else does; answers whether it was us. */
async function settleDecided(round: StoredRound): Promise<boolean> {
  try {
    await settleStored(round)
    return true
  } catch (error) {
    // Settled meanwhile, or its cash-out came in between: whoever looks next sees it as it is.
    if (isCode(error, 'ROUND_SETTLED') || isCode(error, 'CONFLICT')) return false
    throw error
  }
}

/** Settles every round that is decided, on whichever instance it was played; answers how many. */
export async function settleDecidedRounds(): Promise<number> {
  for (let settled = 0; ; ) {
    const rounds = await listDecidedRounds(SWEEP_BATCH)
    const outcomes = await Promise.all(rounds.map(settleDecided))
    settled += outcomes.filter(Boolean).length
    if (rounds.length < SWEEP_BATCH || !outcomes.some(Boolean)) return settled
  }
}

type Asked = { memberId: string; waitMs?: number | undefined; signal: AbortSignal }

/**
 * The member's open round, or the last one; one that is decided is settled first. With `waitMs` the answer waits that
 * long for the end of an open round, and comes as soon as it is over, never before.
 */
export async function askCurrent({ memberId, waitMs = 0, signal }: Asked): Promise<OutputOf<typeof getCurrentCrash>> {
  const deadlineMs = performance.now() + waitMs
  for (let attempt = 1; ; ) {
    const open = await findOpenRound(memberId)
    if (!open) return { crash: null, round: await findLastRound(memberId), serverAt: now().toISOString() }
    const leftMs = deadlineMs - performance.now()
    if (open.isDecided && attempt++ <= SETTLE_ATTEMPTS_MAX) await settleDecided(open)
    else if (leftMs <= 0 || signal.aborted) {
      return { crash: toFlight(open), round: null, serverAt: open.serverAt.toISOString() }
    } else await sleep(Math.max(1, Math.min(leftMs, open.leftMs, LOOK_EVERY_MS)))
  }
}

async function findLastRound(memberId: string): Promise<CrashRound | null> {
  const { items } = await listRounds({ memberId, game: 'crash', limit: 1 })
  const [round] = items
  return round?.game === 'crash' ? round : null
}
