import 'server-only'
import { getBalance } from '@/lib/ledger/reads'
import { post } from '@/lib/ledger/service'
import type { Tx } from '@/lib/platform/db/client'
import { appendEvent } from '@/lib/platform/events/append'
import type { OutputOf } from '@/lib/platform/kernel/endpoint'
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
    const { transferId, balance } = await moveGold(tx, { id, memberId, bet, payout })
    const recorded = await recordRound(tx, { id, memberId, game: 'slot', bet, payout, result, draw, transferId })
    const { createdAt, stats } = recorded
    const fairness = { serverSeedHash, clientSeed, nonce, configVersion }
    const round: SlotRound = { id, game: 'slot', bet, payout, result, fairness, createdAt }
    const payload: GameUpdate = { version: stats.version, stats, round }
    await appendEvent(tx, { type: 'game_update', memberId, key: memberId, version: stats.version, payload })
    return { round, balance, stats }
  })
}
