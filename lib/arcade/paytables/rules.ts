import type { InputError } from '@/lib/platform/kernel/errors'
import { REEL_STOPS, SLOT_LINES, SLOT_SYMBOLS } from '../slot/constants'
import type { SlotConfig } from '../slot/contract'
import { computeOdds, type Odds } from '../slot/rules'
import { PAY_MAX, PAY_MIN, PERCENT_DECIMALS, RTP_PERCENT_MAX, RTP_PERCENT_MIN } from './constants'
import type { Fraction, LineOdds } from './contract'

/** The fraction with its percentage, rounded half up to four decimals without ever leaving integers. */
export function fractionOf({ numerator, denominator }: Odds): Fraction {
  const scale = 10n ** BigInt(PERCENT_DECIMALS)
  const rounded = (numerator * 100n * scale * 2n + denominator) / (denominator * 2n)
  const decimals = (rounded % scale).toString().padStart(PERCENT_DECIMALS, '0')
  return {
    numerator: Number(numerator),
    denominator: Number(denominator),
    percent: `${rounded / scale}.${decimals}`,
  }
}

/** Everything that follows from a slot's figures, as it is published. */
export function oddsOf(config: SlotConfig): { rtp: Fraction; hit: Fraction; lines: LineOdds[] } {
  const { rtp, hit, lines } = computeOdds(config)
  return {
    rtp: fractionOf(rtp),
    hit: fractionOf(hit),
    lines: SLOT_LINES.map((line) => ({ line, pays: config.pays[line], odds: fractionOf(lines[line]) })),
  }
}

const isInBand = ({ numerator, denominator }: Odds) =>
  numerator * 100n >= denominator * BigInt(RTP_PERCENT_MIN) && numerator * 100n <= denominator * BigInt(RTP_PERCENT_MAX)

/** Every reason why these figures must not be published; none when they may. */
export function objectionsTo(config: SlotConfig): InputError[] {
  const stops = SLOT_SYMBOLS.reduce((sum, symbol) => sum + config.weights[symbol], 0)
  const pays = SLOT_LINES.filter((line) => config.pays[line] < PAY_MIN || config.pays[line] > PAY_MAX)
  const objections: InputError[] = pays.map((line) => ({
    pointer: `/body/config/pays/${line}`,
    rule: 'pay_range',
    message: `A line pays ${PAY_MIN} to ${PAY_MAX} times the stake, so that no hit is a loss in disguise.`,
  }))
  if (stops !== REEL_STOPS) {
    const message = `The weights add up to ${stops}; a reel has ${REEL_STOPS} stops.`
    return [...objections, { pointer: '/body/config/weights', rule: 'weights_sum', message }]
  }
  const { rtp } = computeOdds(config)
  if (isInBand(rtp)) return objections
  const message = `Pays back ${fractionOf(rtp).percent} % of the stakes; ${RTP_PERCENT_MIN} to ${RTP_PERCENT_MAX} % are allowed.`
  return [...objections, { pointer: '/body/config', rule: 'rtp_band', message }]
}
