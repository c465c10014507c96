import { presentationOf } from '../plays/rules'
import { HANDS, STAKE_SHARE } from './constants'
import type { RpsConfig, RpsHand, RpsResult } from './contract'

/** What has to be drawn for one round: the server's hand. It takes nothing from the member's. */
export const RPS_BOUNDS: readonly number[] = [HANDS.length]

export type RpsInput = {
  /** GOLD. */
  bet: number
  choice: RpsHand
}

type Outcome = 'win' | 'tie' | 'loss'
const OUTCOMES: readonly Outcome[] = ['tie', 'win', 'loss']

/** What `choice` makes of it against `other`: steps from the one to the other around the circle of hands. */
export const outcomeOf = (choice: RpsHand, other: RpsHand): Outcome => {
  const steps = (HANDS.indexOf(choice) - HANDS.indexOf(other) + HANDS.length) % HANDS.length
  return OUTCOMES[steps] ?? 'tie'
}

/** GOLD: a win pays `config.win` hundredths of the stake, a tie the stake itself. */
function payoutOf({ win }: RpsConfig, bet: number, outcome: Outcome): number {
  if (outcome === 'win') return (bet * win) / STAKE_SHARE
  return outcome === 'tie' ? bet : 0
}

/** The whole game: the draw of `RPS_BOUNDS`, stake and hand in, result and payout (GOLD) out. */
export function settleRps(config: RpsConfig, values: readonly number[], { bet, choice }: RpsInput) {
  const serverChoice = HANDS[values[0] ?? 0] ?? 'rock'
  const payout = payoutOf(config, bet, outcomeOf(choice, serverChoice))
  const result: RpsResult = { choice, serverChoice, presentation: presentationOf(bet, payout) }
  return { result, payout }
}
