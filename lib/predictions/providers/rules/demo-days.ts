import days from '../constants/aapl-days.json'

/** A real trading day of AAPL, 2013-05-13 to 2018-05-11: its close in micros, adjusted for the split of 2014. */
export type DemoDay = { tradeDate: string; closeMicros: bigint }

const MICROS_DIGITS = 6
let known: readonly DemoDay[] | null = null

/** The real days, oldest first, without gaps between sessions. */
export function readDemoDays(): readonly DemoDay[] {
  known ??= days.map((day) => {
    const [tradeDate = '', close = ''] = day.split(' ')
    const [whole = '', fraction = ''] = close.split('.')
    return { tradeDate, closeMicros: BigInt(whole + fraction.padEnd(MICROS_DIGITS, '0')) }
  })
  return known
}
