import type { InputError } from '@/lib/platform/kernel/errors'
import { type Odds, percentOf } from '../../odds/rules'
import { RTP_PERCENT_MAX, RTP_PERCENT_MIN } from '../constants'

/** What is stored beside a configuration: both over the same denominator. */
export type ExactOdds = {
  /** Expected payout per GOLD staked. */
  rtp: Odds
  /** Share of plays that pay more than they cost. */
  hit: Odds
}

/** The objection to a return outside the band, if it is. */
export function objectToReturn(rtp: Odds): InputError[] {
  const { numerator, denominator } = rtp
  const [min, max] = [BigInt(RTP_PERCENT_MIN), BigInt(RTP_PERCENT_MAX)]
  if (numerator * 100n >= denominator * min && numerator * 100n <= denominator * max) return []
  const message = `Pays back ${percentOf(rtp)} % of the stakes; ${RTP_PERCENT_MIN} to ${RTP_PERCENT_MAX} % are allowed.`
  return [{ pointer: '/body/config', rule: 'rtp_band', message }]
}
