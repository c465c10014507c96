import 'server-only'
import type { LaneAnswer, LaneOnce } from '@/lib/platform/http/once'
import { getConfig } from '../paytables/reads'
import { playRound } from '../plays/service'
import type { RpsHand } from './contract'
import { RPS_BOUNDS, settleRps } from './rules'

type PlayRps = {
  memberId: string
  /** GOLD. */
  bet: number
  choice: RpsHand
  once: LaneOnce
}

/**
 * One round of rock paper scissors. The server's hand is drawn from seed and nonce before the member's is looked at.
 * Throws as `playRound`.
 */
export const playRps = ({ memberId, bet, choice, once }: PlayRps): Promise<LaneAnswer> =>
  playRound({
    memberId,
    game: 'rps',
    bet,
    bounds: RPS_BOUNDS,
    once,
    settle: async ({ configVersion, values }) =>
      settleRps(await getConfig('rps', configVersion), values, { bet, choice }),
  })
