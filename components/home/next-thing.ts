import type { Onboarding } from '@/lib/identity/members/contract'

export type NextThing =
  | { kind: 'onboarding'; href: '/onboarding'; step: number }
  | { kind: 'streak'; href: '/streak'; step: 0 }
  | { kind: 'firstRound' | 'verify' | 'wallet'; href: '/arcade/slot' | '/arcade/verify' | '/wallet'; step: 0 }

/** A round costs at least `stakeMin`; whoever has less is not sent to the machine. */
type Known = { onboarding: Onboarding; rounds: number; gold: number; stakeMin: number; hasReward: boolean }

/** The one thing that is worth doing next, by what is true of the member now. */
export function decideNextThing({ onboarding, rounds, gold, stakeMin, hasReward }: Known): NextThing {
  if (onboarding.status === 'OPEN') return { kind: 'onboarding', href: '/onboarding', step: onboarding.step }
  if (hasReward) return { kind: 'streak', href: '/streak', step: 0 }
  if (rounds > 0) return { kind: 'verify', href: '/arcade/verify', step: 0 }
  if (gold >= stakeMin) return { kind: 'firstRound', href: '/arcade/slot', step: 0 }
  return { kind: 'wallet', href: '/wallet', step: 0 }
}
