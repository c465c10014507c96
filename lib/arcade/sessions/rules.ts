import { SESSION_IDLE_MINUTES } from './constants'

const IDLE_MS = SESSION_IDLE_MINUTES * 60_000

/** A session without a play for a quarter of an hour is over, whether or not somebody has written that down. */
export const isOver = (lastPlayedAt: Date, now: Date): boolean => now.getTime() - lastPlayedAt.getTime() >= IDLE_MS
