import { LIMIT_KINDS, NOTICE_EVERY_MS, PAUSES, RAISE_DELAY_MS, SESSION_IDLE_MS } from './constants'
import type { LimitKind, Pause, PauseTerm } from './contract'

/** A limit for each KST day: GOLD or minutes, null for none. `next` holds from `at` on. */
export type StoredLimit = { limit: number | null; next: { limit: number | null; at: Date } | null }
export type StoredPause = { kind: Pause['kind']; until: Date }

const DAY_MS = 24 * 3_600_000
/** Korea is nine hours ahead of UTC, all year. */
const KST_MS = 9 * 3_600_000

/** The limit as it holds at `now`: a change whose instant has come is no longer pending. */
export function limitAt({ limit, next }: StoredLimit, now: Date): StoredLimit {
  return next && next.at <= now ? { limit: next.limit, next: null } : { limit, next }
}

const isLooser = (wanted: number | null, than: number | null): boolean =>
  than !== null && (wanted === null || wanted > than)

export type LimitDecision = {
  outcome: 'kept' | 'lowered' | 'withdrawn' | 'raise_pending'
  /** What is stored from now on. */
  limit: StoredLimit
}

/**
 * What becomes of a limit when `wanted` is asked for. Stricter holds at once and withdraws whatever was pending; looser
 * holds 24 hours after it was asked for, each new figure 24 hours after its own asking; the figure in force withdraws
 * what is pending.
 */
export function decideLimitChange(current: StoredLimit, wanted: number | null, now: Date): LimitDecision {
  const held = limitAt(current, now)
  if (!isLooser(wanted, held.limit)) {
    const same = held.next ? 'withdrawn' : 'kept'
    return { outcome: wanted === held.limit ? same : 'lowered', limit: { limit: wanted, next: null } }
  }
  if (held.next && held.next.limit === wanted) return { outcome: 'kept', limit: held }
  const at = new Date(now.getTime() + RAISE_DELAY_MS)
  return { outcome: 'raise_pending', limit: { limit: held.limit, next: { limit: wanted, at } } }
}

/** The pause that still holds at `now`. */
export const pauseAt = (pause: StoredPause | null, now: Date): StoredPause | null =>
  pause && pause.until > now ? pause : null

/**
 * The pause after asking for `term`, or null when that would shorten the one that holds. A self-exclusion stays one,
 * whatever lengthens it.
 */
export function decidePause(current: StoredPause | null, term: PauseTerm, now: Date): StoredPause | null {
  const { kind, days } = PAUSES[term]
  const held = pauseAt(current, now)
  const until = new Date(now.getTime() + days * DAY_MS)
  if (!held) return { kind, until }
  if (until <= held.until) return null
  return { kind: held.kind === 'self_exclusion' ? held.kind : kind, until }
}

/** The KST calendar day that `now` belongs to. */
export function kstDayOf(now: Date): { startsAt: Date; endsAt: Date; day: string } {
  const start = Math.floor((now.getTime() + KST_MS) / DAY_MS) * DAY_MS
  const startsAt = new Date(start - KST_MS)
  return { startsAt, endsAt: new Date(startsAt.getTime() + DAY_MS), day: new Date(start).toISOString().slice(0, 10) }
}

/** GOLD staked and paid out, and time played. */
export type DayFigures = { staked: number; paid: number; playMs: number }

/**
 * What today has used of each limit, as the wager's gate counts it (arcade.gate_wagers). Stakes of rounds that are still
 * open count as lost, whatever was won before, until those rounds are settled.
 */
export const usedOf = (today: DayFigures, openStake: number): Record<LimitKind, number> => ({
  stake: today.staked + openStake,
  loss: Math.max(0, today.staked - today.paid) + openStake,
  minutes: Math.floor(today.playMs / 60_000),
})

/** What a limit still allows after `used`; null without a limit. */
export const leftOf = (limit: number | null, used: number): number | null =>
  limit === null ? null : Math.max(0, limit - used)

export type PlayedSession = { startedAt: Date; lastPlayedAt: Date; endedAt: Date | null }

/** Whether somebody is still at it: the session is open and its last round no longer ago than a short walk. */
export const isUnderWay = ({ lastPlayedAt, endedAt }: PlayedSession, now: Date): boolean =>
  endedAt === null && now.getTime() - lastPlayedAt.getTime() < SESSION_IDLE_MS

/** When a session's next hourly notice is due: an hour after its start, then an hour after each acknowledgement. */
export function noticeDueAt({ startedAt }: Pick<PlayedSession, 'startedAt'>, acknowledgedAt: Date | null): Date {
  const since = Math.max(startedAt.getTime(), acknowledgedAt?.getTime() ?? 0)
  return new Date(since + NOTICE_EVERY_MS)
}

/** The kinds that a change names. */
export const kindsIn = (changes: Partial<Record<LimitKind, number | null>>): LimitKind[] =>
  LIMIT_KINDS.filter((kind) => changes[kind] !== undefined)
