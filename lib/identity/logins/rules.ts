import { FAILURES_FORGOTTEN_S, FAILURES_FREE, LOCK_FIRST_S, LOCK_MAX_S } from './constants'

export type Failures = { failures: number; failedAt: Date; lockedUntil: Date | null }

/** Seconds until a log-in may be tried again, 0 when now. */
export const computeLockedS = (guard: Failures | null, now: Date): number =>
  Math.max(0, Math.ceil(((guard?.lockedUntil?.getTime() ?? 0) - now.getTime()) / 1_000))

/** The count after one more wrong password: an exponential lock (OWASP ASVS 5.0 6.3.1), bounded, forgotten in time. */
export function countFailure(guard: Failures | null, now: Date): Failures {
  const quietS = guard ? (now.getTime() - guard.failedAt.getTime()) / 1_000 : 0
  const earlier = guard && quietS < FAILURES_FORGOTTEN_S ? guard.failures : 0
  const failures = earlier + 1
  const lockS = failures > FAILURES_FREE ? Math.min(LOCK_MAX_S, LOCK_FIRST_S * 2 ** (failures - FAILURES_FREE - 1)) : 0
  return { failures, failedAt: now, lockedUntil: lockS > 0 ? new Date(now.getTime() + lockS * 1_000) : null }
}
