import { REFRESH_GRACE_S } from './constants'

type Presented = {
  usedAt: Date | null
  /** When the token that took its place was used in its turn. */
  successorUsedAt: Date | null
}

/**
 * What a refresh token that belongs to a living session is worth: unused, it `rotate`s; just used, and its successor
 * not yet, it is an honest repetition and gets the successor again (`repeat`); anything else means that two parties
 * hold it (`reused`; RFC 9700 §4.14.2).
 */
export function decideRefresh({ usedAt, successorUsedAt }: Presented, now: Date): 'rotate' | 'repeat' | 'reused' {
  if (!usedAt) return 'rotate'
  const isRecent = now.getTime() - usedAt.getTime() <= REFRESH_GRACE_S * 1_000
  return isRecent && !successorUsedAt ? 'repeat' : 'reused'
}
