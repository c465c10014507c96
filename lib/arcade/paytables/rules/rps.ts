import type { InputError } from '@/lib/platform/kernel/errors'
import { fractionOf } from '../../odds/rules'
import { RPS_BET_STEP } from '../../rps/constants'
import type { RpsConfig } from '../../rps/contract'
import type { OutcomeOdds } from '../contract'
import { type ExactOdds, objectToReturn } from './band'

/** Of three equally likely hands one loses to the member's, one is the same, one wins. Pays in hundredths of the stake. */
const outcomesOf = ({ win }: RpsConfig) =>
  [
    { outcome: 'win', pays: win, ways: 1n },
    { outcome: 'push', pays: 100, ways: 1n },
    { outcome: 'loss', pays: 0, ways: 1n },
  ] as const

const HANDS = 3n
const WHOLE = 100n

/** Exact odds by enumeration of the three hands: (win + 1) / 3 of the stakes come back. */
export function computeRpsOdds(config: RpsConfig): ExactOdds {
  const outcomes = outcomesOf(config)
  const denominator = HANDS * WHOLE
  const paid = outcomes.reduce((sum, { pays, ways }) => sum + BigInt(pays) * ways, 0n)
  const won = outcomes.reduce((sum, { pays, ways }) => (BigInt(pays) > WHOLE ? sum + ways : sum), 0n)
  return { rtp: { numerator: paid, denominator }, hit: { numerator: won * WHOLE, denominator } }
}

export const outcomeOddsOf = (config: RpsConfig): OutcomeOdds[] =>
  outcomesOf(config).map(({ outcome, pays, ways }) => ({
    outcome,
    pays,
    odds: fractionOf({ numerator: ways, denominator: HANDS }),
  }))

/** Every reason why these figures must not be published; none when they may. */
export function objectionsToRps(config: RpsConfig): InputError[] {
  const objections: InputError[] = []
  const pointer = '/body/config/win'
  if (config.win <= 100) {
    objections.push({ pointer, rule: 'win_is_none', message: 'A win pays more than the stake.' })
  }
  if ((config.win * RPS_BET_STEP) % 100 !== 0) {
    const message = `A win of every stake, in steps of ${RPS_BET_STEP} GOLD, has to be whole GOLD: nothing is rounded.`
    objections.push({ pointer, rule: 'inexact', message })
  }
  return [...objections, ...objectToReturn(computeRpsOdds(config).rtp)]
}
