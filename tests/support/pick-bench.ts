import { setPicks } from './picks'
import { openSession } from './predictions'
import { forgetRateWindows } from './rate-windows'

const DAY_MS = 86_400_000
const FORGET_EVERY_MS = 1_000

/** A session that stays open while the clock runs fast, with a pick of everybody's that can be changed. */
export async function openPickDay(members: readonly string[]): Promise<void> {
  const { tradeDate } = await openSession({ cutoffInMs: 90 * DAY_MS, openForMs: 120 * DAY_MS })
  await setPicks(members, tradeDate, true)
}

/** A few hundred members stand for thousands: what limits each of them is forgotten, until the returned function is called. */
export function forgetWindows(): () => void {
  const timer = setInterval(() => void forgetRateWindows(), FORGET_EVERY_MS)
  return () => clearInterval(timer)
}
