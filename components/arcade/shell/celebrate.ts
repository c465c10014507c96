import { throwConfetti } from './confetti'
import type { GameRound } from './game-round'
import { playWin } from './sound'

type Outcome = Pick<GameRound, 'bet' | 'payout' | 'result'>

/**
 * The only door to confetti and to the sound of a win (tests/architecture/celebration.test.ts). It stays shut unless
 * the server calls the round a win and more was paid than staked; with `isStill` nothing moves. The returned function
 * ends what was thrown.
 */
export function celebrate(
  { bet, payout, result }: Outcome,
  { isStill, volume }: { isStill: boolean; volume: number },
): (() => void) | undefined {
  if (result.presentation !== 'win' || payout <= bet) return undefined
  playWin(volume)
  return isStill ? undefined : throwConfetti()
}
