import type { InputError } from '@/lib/platform/kernel/errors'
import { CAP_MAX, CRASH_BET_STEP, TARGET_MIN } from '../../crash/constants'
import type { CrashConfig } from '../../crash/contract'
import { chanceAt, returnAt } from '../../crash/rules'
import { fractionOf, longFractionOf } from '../../odds/rules'
import { CRASH_TARGETS } from '../constants'
import type { TargetOdds } from '../contract'
import { type ExactOdds, objectToReturn } from './band'

const shareOf = ({ edgePercent }: CrashConfig) => BigInt(100 - edgePercent)

/**
 * The figures that every target has in common: share/100 of the stakes come back, and share/101 of all rounds reach
 * 1.01×. These are the values for a continuous r; `chanceAt` and `returnAt` count its 2^52 values.
 */
export function computeCrashOdds(config: CrashConfig): ExactOdds {
  const denominator = 100n * BigInt(TARGET_MIN)
  return {
    rtp: { numerator: shareOf(config) * BigInt(TARGET_MIN), denominator },
    hit: { numerator: shareOf(config) * 100n, denominator },
  }
}

export const targetOddsOf = (config: CrashConfig): TargetOdds[] =>
  [...CRASH_TARGETS.filter((target) => target < config.cap), config.cap].map((target) => ({
    target,
    odds: fractionOf(chanceAt(config, target)),
    rtp: longFractionOf(returnAt(config, target)),
  }))

/** Every reason why these figures must not be published; none when they may. */
export function objectionsToCrash(config: CrashConfig): InputError[] {
  const objections: InputError[] = []
  if (config.cap < 2 * TARGET_MIN || config.cap > CAP_MAX) {
    const message = `The highest multiplier lies between ${2 * TARGET_MIN} and ${CAP_MAX} hundredths.`
    objections.push({ pointer: '/body/config/cap', rule: 'cap_range', message })
  }
  if (CRASH_BET_STEP % 100 !== 0) {
    const message = 'Stakes have to be whole hundreds of GOLD, so that no payout is rounded.'
    objections.push({ pointer: '/body/config', rule: 'inexact', message })
  }
  return [...objections, ...objectToReturn(computeCrashOdds(config).rtp)]
}
