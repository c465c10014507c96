import 'server-only'
import { getBalance } from '@/lib/ledger/reads'
import { issueFor, post, sinkFor, walletOf } from '@/lib/ledger/service'
import type { Tx } from '@/lib/platform/db/client'
import { appendEvent } from '@/lib/platform/events/append'
import type { OutputOf } from '@/lib/platform/kernel/endpoint'
import { AppError } from '@/lib/platform/kernel/errors'
import { newId } from '@/lib/platform/random/random'
import { reserveDraw } from '../fairness/service'
import { getSlotConfig } from '../paytables/reads'
import type { GameUpdate } from '../rounds/events'
import { recordRound } from '../rounds/service'
import type { SlotRound, spin } from './contract'
import { REEL_BOUNDS, settleSpin } from './rules'

type SpinAnswer = OutputOf<typeof spin>
type SpinSlot = {
  memberId: string
  /** GOLD. */
  bet: number
  once: (work: (tx: Tx) => Promise<SpinAnswer>) => Promise<SpinAnswer>
}

/**
 * One spin. The draw is spent first; then stake, payout, round, statistics and event commit together, or none of them.
 * Throws INSUFFICIENT_FUNDS when the stake isn't there before the payout, CONFLICT when the seed was rotated meanwhile.
 */
export async function spinSlot({ memberId, bet, once }: SpinSlot): Promise<SpinAnswer> {
  const draw = await reserveDraw({ memberId, game: 'slot', bounds: REEL_BOUNDS })
  const { result, payout } = settleSpin(await getSlotConfig(draw.configVersion), draw.values, bet)
  const { serverSeedHash, clientSeed, nonce, configVersion } = draw

  return once(async (tx) => {
    const id = newId('rnd')
    const transferId = newId('trf')
    const recorded = await recordRound(tx, { id, memberId, game: 'slot', bet, payout, result, draw, transferId })
    const { createdAt, stats } = recorded
    const fairness = { serverSeedHash, clientSeed, nonce, configVersion }
    const round: SlotRound = { id, game: 'slot', bet, payout, result, fairness, createdAt }
    const payload: GameUpdate = { version: stats.version, stats, round }
    await appendEvent(tx, { type: 'game_update', memberId, key: memberId, version: stats.version, payload })
    // Last, because every spin of everybody passes the same sink: its row stays locked until the commit.
    await moveGold(tx, { id, transferId, memberId, bet, payout })
    return { round, balance: await getBalance(tx, memberId), stats }
  })
}

type Wager = { id: string; transferId: string; memberId: string; bet: number; payout: number }

/**
 * One transfer for the whole round, stake first, so that the stake has to be there before anything is paid (the ledger
 * checks the floor after each leg).
 */
async function moveGold(tx: Tx, { id, transferId, memberId, bet, payout }: Wager): Promise<void> {
  const wallet = walletOf(memberId)
  const stake = { from: wallet, to: sinkFor('slot'), asset: 'GOLD', amount: bet }
  const win = { from: issueFor('slot'), to: wallet, asset: 'GOLD', amount: payout }
  await post(tx, {
    id: transferId,
    scope: 'arcade.slot',
    key: id,
    reason: 'slot_round',
    related: { type: 'round', id },
    legs: payout > 0 ? [stake, win] : [stake],
  }).catch((cause: unknown) => refuseStake(tx, { memberId, bet }, cause))
}

/** Adds to the ledger's refusal how much GOLD is missing; anything else passes unchanged. */
async function refuseStake(tx: Tx, { memberId, bet }: Pick<Wager, 'memberId' | 'bet'>, cause: unknown): Promise<never> {
  if (!(cause instanceof AppError) || cause.code !== 'INSUFFICIENT_FUNDS') throw cause
  const { balances } = await getBalance(tx, memberId)
  const missing = Math.max(1, bet - (balances.GOLD?.available ?? 0))
  const detail = `The stake is ${missing} GOLD more than there is. Nothing was staked.`
  throw new AppError('INSUFFICIENT_FUNDS', { detail, params: { missing, asset: 'GOLD' } }, { cause })
}
