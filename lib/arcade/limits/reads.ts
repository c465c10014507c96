import 'server-only'
import { getMemberRecord } from '@/lib/identity/directory/reads'
import { db, type Tx } from '@/lib/platform/db/client'
import { NET_SPANS } from './constants'
import type { Limits, Pause, PlayNotice } from './contract'
import {
  isUnderWay,
  kstDayOf,
  leftOf,
  limitAt,
  noticeDueAt,
  pauseAt,
  type StoredLimit,
  type StoredPause,
  usedOf,
} from './rules'

type Reader = Pick<Tx, '$queryRaw'>

type PlayerRow = {
  now: Date
  version: bigint | null
  openStake: bigint | null
  stakeLimit: bigint | null
  stakeNext: bigint | null
  stakeNextAt: Date | null
  lossLimit: bigint | null
  lossNext: bigint | null
  lossNextAt: Date | null
  minutesLimit: number | null
  minutesNext: number | null
  minutesNextAt: Date | null
  pausedUntil: Date | null
  pauseKind: Pause['kind'] | null
}

/** What is set for a member, as stored: changes whose instant has come may still stand as pending. */
export type Standing = {
  now: Date
  version: number
  openStake: number
  limits: Record<'stake' | 'loss' | 'minutes', StoredLimit>
  pause: StoredPause | null
}

const numberOf = (value: bigint | number | null): number | null => (value === null ? null : Number(value))
const storedOf = (limit: bigint | number | null, next: bigint | number | null, at: Date | null): StoredLimit => ({
  limit: numberOf(limit),
  next: at && { limit: numberOf(next), at },
})

const toStanding = (row: PlayerRow): Standing => ({
  now: row.now,
  // What the row begins with when the first play or the first limit makes it.
  version: Number(row.version ?? 1),
  openStake: Number(row.openStake ?? 0),
  limits: {
    stake: storedOf(row.stakeLimit, row.stakeNext, row.stakeNextAt),
    loss: storedOf(row.lossLimit, row.lossNext, row.lossNextAt),
    minutes: storedOf(row.minutesLimit, row.minutesNext, row.minutesNextAt),
  },
  pause: row.pausedUntil && row.pauseKind && { kind: row.pauseKind, until: row.pausedUntil },
})

/** What is set for the member, with the database's moment; defaults before anything was. */
export async function getStanding(memberId: string, tx: Reader = db): Promise<Standing> {
  const [row] = await tx.$queryRaw<[PlayerRow]>`
    select platform.clock_now() as now, version, open_stake as "openStake",
      stake_limit as "stakeLimit", stake_limit_next as "stakeNext", stake_limit_next_at as "stakeNextAt",
      loss_limit as "lossLimit", loss_limit_next as "lossNext", loss_limit_next_at as "lossNextAt",
      minutes_limit as "minutesLimit", minutes_limit_next as "minutesNext", minutes_limit_next_at as "minutesNextAt",
      paused_until as "pausedUntil", pause_kind as "pauseKind"
    from (select ${memberId}::text as member_id) asked left join arcade.player using (member_id)`
  return toStanding(row)
}

type Figures = Record<'staked' | 'paid' | 'playMs' | 'today' | 'week' | 'month', bigint>

/** The member's limits, what today has used of them, the break and the net positions. Amounts in GOLD. */
export async function getLimits(memberId: string, tx: Reader = db): Promise<Limits> {
  const standing = await getStanding(memberId, tx)
  const { now, version, openStake } = standing
  const { day, startsAt, endsAt } = kstDayOf(now)
  const figures = await readFigures(tx, memberId, day)
  const used = usedOf(
    { staked: Number(figures.staked), paid: Number(figures.paid), playMs: Number(figures.playMs) },
    openStake,
  )
  const limitOf = (kind: keyof Limits['limits']) => {
    const { limit, next } = limitAt(standing.limits[kind], now)
    const pending = next && { limit: next.limit, at: next.at.toISOString() }
    return { limit, pending, used: used[kind], left: leftOf(limit, used[kind]) }
  }
  const pause = pauseAt(standing.pause, now)
  return {
    version,
    limits: { stake: limitOf('stake'), loss: limitOf('loss'), minutes: limitOf('minutes') },
    pause: pause && { kind: pause.kind, until: pause.until.toISOString() },
    day: { startsAt: startsAt.toISOString(), endsAt: endsAt.toISOString() },
    net: { today: Number(figures.today), week: Number(figures.week), month: Number(figures.month) },
  }
}

/** The same for operators. Throws NOT_FOUND. */
export async function getMemberLimits(memberId: string): Promise<Limits> {
  await getMemberRecord(memberId)
  return getLimits(memberId)
}

async function readFigures(tx: Reader, memberId: string, today: string): Promise<Figures> {
  const [figures] = await tx.$queryRaw<[Figures]>`
    select coalesce(sum(staked) filter (where day = ${today}::date), 0)::bigint as staked,
      coalesce(sum(paid) filter (where day = ${today}::date), 0)::bigint as paid,
      coalesce(sum(play_ms) filter (where day = ${today}::date), 0)::bigint as "playMs",
      coalesce(sum(paid - staked) filter (where day > ${today}::date - ${NET_SPANS.today}::int), 0)::bigint as today,
      coalesce(sum(paid - staked) filter (where day > ${today}::date - ${NET_SPANS.week}::int), 0)::bigint as week,
      coalesce(sum(paid - staked), 0)::bigint as month
    from arcade.day_stat
    where member_id = ${memberId} and day > ${today}::date - ${NET_SPANS.month}::int`
  return figures
}

/** The break that keeps the member from playing now, or null. Rewards stay theirs to claim. */
export async function findPause(memberId: string): Promise<Pause | null> {
  const { now, pause } = await getStanding(memberId)
  const held = pauseAt(pause, now)
  return held && { kind: held.kind, until: held.until.toISOString() }
}

/** Whether the member takes a break: then nothing that asks them to come and play may be sent. */
export const isPaused = async (memberId: string): Promise<boolean> => (await findPause(memberId)) !== null

type SessionRow = {
  now: Date
  acknowledgedAt: Date | null
  id: string | null
  startedAt: Date
  lastPlayedAt: Date
  endedAt: Date | null
  staked: bigint
  paid: bigint
}

/** Whether it is time to tell the member how long they have been playing, by the database's clock. */
export async function getPlayNotice(memberId: string, tx: Reader = db): Promise<PlayNotice> {
  const [row] = await tx.$queryRaw<[SessionRow]>`
    select platform.clock_now() as now, acknowledged_at as "acknowledgedAt", session.id,
      session.started_at as "startedAt", session.last_played_at as "lastPlayedAt", session.ended_at as "endedAt",
      session.staked, session.paid
    from (select ${memberId}::text as member_id) asked
    left join arcade.play_notice using (member_id)
    left join arcade.game_session session on session.member_id = asked.member_id and session.ended_at is null`
  const { now, acknowledgedAt } = row
  const acknowledged = acknowledgedAt?.toISOString() ?? null
  const quiet = { now: now.toISOString(), session: null, acknowledgedAt: acknowledged, dueAt: null, isDue: false }
  if (row.id === null || !isUnderWay(row, now)) return quiet
  const dueAt = noticeDueAt(row, acknowledgedAt)
  const minutes = Math.floor((now.getTime() - row.startedAt.getTime()) / 60_000)
  const net = Number(row.paid - row.staked)
  const session = { id: row.id, startedAt: row.startedAt.toISOString(), minutes, net }
  return { ...quiet, session, dueAt: dueAt.toISOString(), isDue: dueAt <= now }
}
