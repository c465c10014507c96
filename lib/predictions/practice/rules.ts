import { INDEX_BASE, SHOWN_CLOSES } from './constants'

export type Side = 'UP' | 'DOWN'
/** A trading day that is over; the close in millionths of a dollar. */
export type PastDay = { tradeDate: string; closeMicros: number }

const MICROS_A_CENT = 10_000
const centsOf = ({ closeMicros }: PastDay): number => Math.round(closeMicros / MICROS_A_CENT)

/** What a day did against the one before, both rounded to the cent as in the rule text; null for a tie. */
export function outcomeOf(day: PastDay, before: PastDay): Side | null {
  const change = centsOf(day) - centsOf(before)
  if (change === 0) return null
  return change > 0 ? 'UP' : 'DOWN'
}

/** Places of the days that can be asked for: with enough closes before them, and neither of them a tie. */
export const askableOf = (days: readonly PastDay[]): number[] =>
  days.flatMap((day, place) => {
    const before = days[place - 1]
    return place >= SHOWN_CLOSES && before && outcomeOf(day, before) !== null ? [place] : []
  })

/** Closes as an index whose first is 100.00, in hundredths: the shape without the prices, which would give the date away. */
export function indexOf(days: readonly PastDay[]): number[] {
  const [first] = days
  return first ? days.map(({ closeMicros }) => Math.round((closeMicros * INDEX_BASE) / first.closeMicros)) : []
}

/** Change against the close before, in hundredths of a percent. */
export const changeOf = (day: PastDay, before: PastDay): number =>
  Math.round(((day.closeMicros - before.closeMicros) * INDEX_BASE) / before.closeMicros)
