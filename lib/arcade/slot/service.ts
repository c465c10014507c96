import 'server-only'
import type { LaneAnswer, LaneOnce } from '@/lib/platform/http/once'
import { getSlotConfig } from '../paytables/reads'
import { playRound } from '../plays/service'
import { REEL_BOUNDS, settleSpin } from './rules'

type SpinSlot = {
  memberId: string
  /** GOLD. */
  bet: number
  once: LaneOnce
}

/** One spin, decided by its draw and the paytable in force. Throws as `playRound`. */
export const spinSlot = ({ memberId, bet, once }: SpinSlot): Promise<LaneAnswer> =>
  playRound({
    memberId,
    game: 'slot',
    bet,
    bounds: REEL_BOUNDS,
    once,
    settle: async ({ configVersion, values }) => settleSpin(await getSlotConfig(configVersion), values, bet),
  })
