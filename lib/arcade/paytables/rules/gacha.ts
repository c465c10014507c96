import { PPM } from '../../gacha/constants'
import type { GachaConfig } from '../../gacha/contract'
import type { ExactOdds } from './band'

/**
 * A pull buys an item and never pays GOLD: its return is 0, and the band doesn't concern it. `hit` is the base rate of the
 * rarest; what the guarantee makes of it is computed by the game (`consolidatedOf`).
 */
export const computeGachaOdds = ({ rates }: GachaConfig): ExactOdds => ({
  rtp: { numerator: 0n, denominator: BigInt(PPM) },
  hit: { numerator: BigInt(rates.SSR), denominator: BigInt(PPM) },
})
