import type { Presentation } from './contract'

/** What the screen may celebrate: only a payout above the stake is a win. */
export function presentationOf(bet: number, payout: number): Presentation {
  if (payout > bet) return 'win'
  return payout === bet ? 'push' : 'loss'
}
