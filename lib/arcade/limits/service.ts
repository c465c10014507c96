import 'server-only'
import { getMemberRecord } from '@/lib/identity/directory/reads'
import { type Tx, transaction } from '@/lib/platform/db/client'
import { appendEvent } from '@/lib/platform/events/append'
import { AppError } from '@/lib/platform/kernel/errors'
import type { LimitKind, Limits, PauseTerm, PlayNotice } from './contract'
import type { LimitsUpdate, NoticeUpdate } from './events'
import { getLimits, getPlayNotice, getStanding, type Standing } from './reads'
import { decideLimitChange, decidePause, kindsIn, limitAt, pauseAt } from './rules'

type LimitChanges = Partial<Record<LimitKind, number | null>>
type ChangeLimits = {
  memberId: string
  /** The version that the change was meant for. */
  ifMatch: string
  changes: LimitChanges
}

/**
 * Changes the member's limits: what is stricter holds once this has committed, for every wager that has not; what is looser
 * is pending for 24 hours. Throws PRECONDITION_FAILED when something was set meanwhile.
 */
export const changeLimits = (order: ChangeLimits): Promise<Limits> => transaction((tx) => changeLimitsWithin(tx, order))

async function changeLimitsWithin(tx: Tx, { memberId, ifMatch, changes }: ChangeLimits): Promise<Limits> {
  const standing = await lockStanding(tx, memberId)
  refuseStale(standing, ifMatch)
  const decided = decideAll(standing, changes)
  if (decided.some(({ outcome }) => outcome !== 'kept')) {
    await storeStanding(tx, memberId, withLimits(standing, decided))
  }
  return getLimits(memberId, tx)
}

/**
 * The same by an operator as part of `tx`, who may only lower a limit or withdraw what is pending, at the member's wish. Throws
 * NOT_FOUND, PRECONDITION_FAILED and CONFLICT, which is the answer to anything looser.
 */
export async function lowerLimits(tx: Tx, { memberId, ifMatch, changes }: ChangeLimits): Promise<Limits> {
  await getMemberRecord(memberId, tx)
  const standing = await lockStanding(tx, memberId)
  refuseStale(standing, ifMatch)
  if (decideAll(standing, changes).some(({ outcome }) => outcome === 'raise_pending')) {
    throw new AppError('CONFLICT', { detail: 'Only the member raises a limit or takes it away. Nothing was changed.' })
  }
  return changeLimitsWithin(tx, { memberId, ifMatch, changes })
}

const decideAll = ({ limits, now }: Standing, changes: LimitChanges) =>
  kindsIn(changes).map((kind) => ({ kind, ...decideLimitChange(limits[kind], changes[kind] ?? null, now) }))

const withLimits = (standing: Standing, decided: ReturnType<typeof decideAll>): Standing => ({
  ...standing,
  limits: { ...standing.limits, ...Object.fromEntries(decided.map(({ kind, limit }) => [kind, limit])) },
})

function refuseStale({ version }: Standing, ifMatch: string): void {
  if (ifMatch === String(version)) return
  throw new AppError('PRECONDITION_FAILED', { detail: 'The limits were changed meanwhile. Read again, then decide.' })
}

/**
 * Begins a break from every game or makes it longer, from the moment `tx` commits; raised limits that were pending are
 * withdrawn, so that none waits at its end. Throws CONFLICT when the break under way is as long already.
 */
export async function pausePlay(tx: Tx, memberId: string, term: PauseTerm): Promise<Limits> {
  const standing = await lockStanding(tx, memberId)
  const { now, limits } = standing
  const pause = decidePause(standing.pause, term, now)
  if (!pause) {
    throw new AppError('CONFLICT', { detail: 'The break under way is longer than that. It stays as it is.' })
  }
  const held = (kind: LimitKind) => ({ limit: limitAt(limits[kind], now).limit, next: null })
  await storeStanding(tx, memberId, {
    ...standing,
    pause,
    limits: { stake: held('stake'), loss: held('loss'), minutes: held('minutes') },
  })
  return getLimits(memberId, tx)
}

/** The same by an operator. Throws NOT_FOUND too. */
export async function pauseMember(tx: Tx, memberId: string, term: PauseTerm): Promise<Limits> {
  await getMemberRecord(memberId, tx)
  return pausePlay(tx, memberId, term)
}

/** Locks the row that every wager of the member locks first: whoever comes later sees what is set here. */
async function lockStanding(tx: Tx, memberId: string): Promise<Standing> {
  await tx.$executeRaw`insert into arcade.player (member_id) values (${memberId}) on conflict do nothing`
  await tx.$executeRaw`select 1 from arcade.player where member_id = ${memberId} for no key update`
  return getStanding(memberId, tx)
}

async function storeStanding(tx: Tx, memberId: string, standing: Standing): Promise<void> {
  const [stake, loss, minutes] = (['stake', 'loss', 'minutes'] as const).map((kind) =>
    limitAt(standing.limits[kind], standing.now),
  )
  const version = standing.version + 1
  await tx.$executeRaw`
    update arcade.player set version = ${version},
      stake_limit = ${stake?.limit}, stake_limit_next = ${stake?.next?.limit}, stake_limit_next_at = ${stake?.next?.at},
      loss_limit = ${loss?.limit}, loss_limit_next = ${loss?.next?.limit}, loss_limit_next_at = ${loss?.next?.at},
      minutes_limit = ${minutes?.limit}, minutes_limit_next = ${minutes?.next?.limit},
      minutes_limit_next_at = ${minutes?.next?.at},
      paused_until = ${standing.pause?.until}, pause_kind = ${standing.pause?.kind}
    where member_id = ${memberId}`
  const payload = toUpdate({ ...standing, version })
  await appendEvent(tx, { type: 'limits_update', memberId, key: 'limits', version, payload })
}

function toUpdate({ version, now, limits, pause }: Standing): LimitsUpdate {
  const setOf = (kind: LimitKind) => {
    const { limit, next } = limitAt(limits[kind], now)
    return { limit, pending: next && { limit: next.limit, at: next.at.toISOString() } }
  }
  const held = pauseAt(pause, now)
  return {
    version,
    limits: { stake: setOf('stake'), loss: setOf('loss'), minutes: setOf('minutes') },
    pause: held && { kind: held.kind, until: held.until.toISOString() },
  }
}

/** Notes that the member has read the hourly notice that is due; before it is due nothing changes. */
export const acknowledgeNotice = (memberId: string): Promise<PlayNotice> =>
  transaction(async (tx) => {
    const notice = await getPlayNotice(memberId, tx)
    if (!notice.isDue) return notice
    const [row] = await tx.$queryRaw<[{ acknowledgedAt: Date; version: number }]>`
      insert into arcade.play_notice as notice (member_id, acknowledged_at) values (${memberId}, platform.clock_now())
      on conflict (member_id) do update set acknowledged_at = excluded.acknowledged_at, version = notice.version + 1
      returning acknowledged_at as "acknowledgedAt", version`
    const { version } = row
    const payload: NoticeUpdate = { version, acknowledgedAt: row.acknowledgedAt.toISOString() }
    await appendEvent(tx, { type: 'limits_update', memberId, key: 'notice', version, payload })
    return getPlayNotice(memberId, tx)
  })
