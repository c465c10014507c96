import type { InputError } from '@/lib/platform/kernel/errors'
import { fractionOf } from '../../odds/rules'
import { REEL_STOPS, SLOT_LINES, SLOT_SYMBOLS } from '../../slot/constants'
import type { SlotConfig } from '../../slot/contract'
import { computeOdds } from '../../slot/rules'
import { PAY_MAX, PAY_MIN } from '../constants'
import type { LineOdds } from '../contract'
import { objectToReturn } from './band'

/** Each line of a slot's paytable with what it pays and how likely it is. */
export function linesOf(config: SlotConfig): LineOdds[] {
  const { lines } = computeOdds(config)
  return SLOT_LINES.map((line) => ({ line, pays: config.pays[line], odds: fractionOf(lines[line]) }))
}

/** Every reason why these figures must not be published; none when they may. */
export function objectionsToSlot(config: SlotConfig): InputError[] {
  const stops = SLOT_SYMBOLS.reduce((sum, symbol) => sum + config.weights[symbol], 0)
  const pays = SLOT_LINES.filter((line) => config.pays[line] < PAY_MIN || config.pays[line] > PAY_MAX)
  const objections: InputError[] = pays.map((line) => ({
    pointer: `/body/config/pays/${line}`,
    rule: 'pay_range',
    message: `A line pays ${PAY_MIN} to ${PAY_MAX} times the stake, so that no hit is a loss in disguise.`,
  }))
  if (stops === REEL_STOPS) return [...objections, ...objectToReturn(computeOdds(config).rtp)]
  const message = `The weights add up to ${stops}; a reel has ${REEL_STOPS} stops.`
  return [...objections, { pointer: '/body/config/weights', rule: 'weights_sum', message }]
}
