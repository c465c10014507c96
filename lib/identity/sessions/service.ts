import 'server-only'
import { pool, type Tx, transaction, UNFLUSHED } from '@/lib/platform/db/client'
import { createLane } from '@/lib/platform/db/lane'
import { appendEvent } from '@/lib/platform/events/append'
import type { SessionUpdate } from '@/lib/platform/events/contract'
import type { Caller, Device, Gate, Named } from '@/lib/platform/http/caller'
import { type Counted, encodeCounted, type Hit } from '@/lib/platform/http/rate-limit'
import type { Role } from '@/lib/platform/kernel/endpoint'
import { AppError } from '@/lib/platform/kernel/errors'
import { idOf } from '@/lib/platform/kernel/id'
import { newId } from '@/lib/platform/random/random'
import { verifyAccessToken } from '../tokens/service'
import { readSessionCookie } from './adapter'
import { ENDED_KEPT_DAYS, SEEN_EVERY_S, SESSION_IDLE_DAYS, SESSION_LIFE_S } from './constants'

type EndReason = 'LOGGED_OUT' | 'REVOKED' | 'EVERYWHERE' | 'TOKEN_REUSED' | 'SUSPENDED'
type LiveSession = { roles: Role[]; tier: Caller['tier']; stale: boolean }

const MEMBER_ID = idOf('usr')
const SESSION_ID = idOf('ses')

const refused = () =>
  new AppError('UNAUTHENTICATED', { detail: 'The credential is not valid any more. Sign in again.' })

/**
 * Whom the request's bearer token or session cookie names: null when it carries neither. Throws UNAUTHENTICATED for one
 * that is malformed, expired or foreign.
 */
export async function identify(request: Request): Promise<Named | null> {
  const authorization = request.headers.get('authorization')
  if (authorization === null) {
    const named = await readSessionCookie(request)
    return named && { ...named, credential: 'cookie' }
  }
  const token = /^Bearer +([\w.~+/-]+=*)$/i.exec(authorization)?.[1]
  const named = token ? await verifyAccessToken(token) : null
  if (!named) throw refused()
  return { memberId: named.memberId, sessionId: named.sessionId, credential: 'bearer' }
}

/**
 * The named caller as they are now. Session and member are looked up each time, so ending a session or suspending a
 * member holds at once on every instance. With `counted` the request is counted in the same look, when it is let in.
 * Throws UNAUTHENTICATED when the session is over.
 */
export const admit: Gate['admit'] = async (named, counted) => {
  const found = isId(named) ? await (counted ? findAndCount({ ...named, counted }) : findLive(named)) : null
  if (!found) throw refused()
  const hit = 'allowed' in found ? found : null
  // The statement counts exactly those that were given with something to count.
  return { caller: await toCaller(named, found), hit: hit as never }
}

/** Whose request this is; null when it carries no credential. Throws UNAUTHENTICATED. */
export async function authenticate(request: Request): Promise<Caller | null> {
  const named = await identify(request)
  return named && (await admit(named, null)).caller
}

/** The caller whom a token of ours names, without a request: for binding a cookie to its session. */
export async function findCallerByToken(accessToken: string): Promise<Caller | null> {
  const named = await verifyAccessToken(accessToken)
  return named && findCaller(named, 'bearer')
}

/** The caller behind a session, or null unless it is alive and its member may act. */
export async function findCaller(
  { memberId, sessionId }: { memberId: string; sessionId: string },
  credential: Caller['credential'],
): Promise<Caller | null> {
  const found = isId({ memberId, sessionId }) ? await findLive({ memberId, sessionId }) : null
  return found && toCaller({ memberId, sessionId, credential }, found)
}

/** Text that is no id could not be asked for (NUL), and need not be. */
const isId = ({ memberId, sessionId }: Asked) =>
  MEMBER_ID.safeParse(memberId).success && SESSION_ID.safeParse(sessionId).success

async function toCaller(named: Named, { stale, roles, tier }: LiveSession): Promise<Caller> {
  const { memberId, sessionId, credential } = named
  if (stale) await markSeen(sessionId)
  return { memberId, sessionId, roles, tier, credential }
}

type Asked = { memberId: string; sessionId: string }

/** $1 … $4: what `identity.live_sessions` takes. */
const FIND_LIVE = { name: 'sessions_find', text: 'select * from identity.live_sessions($1, $2, $3, $4)' }
/** $5 … $7: what `platform.rate_hits` takes, of which only those who are let in are counted. */
const FIND_AND_COUNT = {
  name: 'sessions_find_count',
  text: `
    with live as materialized (select * from identity.live_sessions($1, $2, $3, $4))
    select live.*, hit.allowed, hit.remaining, hit.reset_s
    from ${UNFLUSHED} cross join platform.rate_hits(
      (select array_agg(case when live.place is not null then counted.key end order by counted.place)
       from unnest($5::text[]) with ordinality counted (key, place) left join live on live.place = counted.place),
      $6::int[], $7::int[]) hit
    join live on live.place = hit.place`,
}

async function find<R>(statement: typeof FIND_LIVE, asked: readonly Asked[], more: readonly unknown[] = []) {
  const ids = [asked.map(({ sessionId }) => sessionId), asked.map(({ memberId }) => memberId)]
  const values = [...ids, SEEN_EVERY_S, SESSION_IDLE_DAYS, ...more]
  const { rows } = await pool().query<R & { place: number }>({ ...statement, values })
  const found = new Map<number, R>(rows.map((row) => [row.place, row]))
  return asked.map((_, index) => found.get(index + 1) ?? null)
}

/** The session as it is now, or null. Requests that arrive together look together. */
const findLive = createLane<Asked, LiveSession | null>({
  run: (asked) => find<LiveSession>(FIND_LIVE, asked),
})

/** The same, and the request of a session that is alive is counted. */
const findAndCount = createLane<Asked & { counted: Counted }, (LiveSession & Hit) | null>({
  run: (asked) => {
    const counted = encodeCounted(asked.map((one) => one.counted))
    return find<LiveSession & Hit>(FIND_AND_COUNT, asked, counted)
  },
})

/** Notes that these sessions are in use. One that is being ended just now is left alone. */
const markSeen = createLane<string, void>({
  run: async (ids) => {
    await pool().query({
      name: 'sessions_seen',
      text: `
        with due as (
          select id from identity.session
          where id = any ($1::text[]) and last_seen_at < now() - make_interval(secs => $2) for update skip locked
        )
        update identity.session set last_seen_at = now() from ${UNFLUSHED}, due where session.id = due.id`,
      values: [ids, SEEN_EVERY_S],
    })
    return ids.map(() => undefined)
  },
})

/** A new session row; it is alive once `tx` commits. Answers its id. */
export async function openSession(tx: Tx, memberId: string, { ip, userAgent }: Device): Promise<string> {
  const id = newId('ses')
  const expiresAt = new Date(Date.now() + SESSION_LIFE_S * 1_000)
  await tx.session.create({ data: { id, memberId, kind: 'API', ip, userAgent, expiresAt } })
  return id
}

/** Marks the session as a browser's: its cookie, not its tokens, carries it from now on. */
export async function bindBrowser(sessionId: string): Promise<void> {
  await transaction((tx) => tx.session.update({ where: { id: sessionId }, data: { kind: 'BROWSER' } }))
}

/** Ends one session of the member. Throws NOT_FOUND when they have no such living session. */
export async function endSession(memberId: string, sessionId: string): Promise<void> {
  const ended = await transaction((tx) => endOne(tx, memberId, sessionId, 'REVOKED'))
  if (!ended) throw new AppError('NOT_FOUND', { detail: 'You have no such session.' })
}

/** Ends the caller's own session. One that another request ended at the same moment is ended as well: no error. */
export async function logOutOf(memberId: string, sessionId: string): Promise<void> {
  await transaction((tx) => endOne(tx, memberId, sessionId, 'LOGGED_OUT'))
}

/** Ends the session as part of `tx`; false when it had ended already or isn't the member's. */
export async function endOne(tx: Tx, memberId: string, sessionId: string, reason: EndReason): Promise<boolean> {
  const { count } = await tx.session.updateMany({
    where: { id: sessionId, memberId, revokedAt: null },
    data: { revokedAt: new Date(), revokedReason: reason },
  })
  if (count === 1) await announceEnd(tx, memberId, sessionId)
  return count === 1
}

/** Ends all sessions of the member as part of `tx`; their open streams learn of it when it commits. */
export async function endAllSessions(tx: Tx, memberId: string, reason: EndReason): Promise<void> {
  await tx.session.updateMany({
    where: { memberId, revokedAt: null },
    data: { revokedAt: new Date(), revokedReason: reason },
  })
  await announceEnd(tx, memberId, null)
}

/** Log-out everywhere: all sessions of the member end at once. */
export const logOutEverywhere = (memberId: string): Promise<void> =>
  transaction((tx) => endAllSessions(tx, memberId, 'EVERYWHERE'))

async function announceEnd(tx: Tx, memberId: string, sessionId: string | null): Promise<void> {
  // A session ends once, all of them any number of times: milliseconds order those.
  const version = sessionId ? 1 : Date.now()
  const payload: SessionUpdate = { version, sessionId, state: 'ended' }
  await appendEvent(tx, { type: 'session_update', memberId, key: sessionId ?? 'sessions', version, payload })
}

/** Removes sessions that ended a month ago, with their tokens. Answers how many. */
export async function sweepSessions(): Promise<number> {
  const before = new Date(Date.now() - ENDED_KEPT_DAYS * 24 * 3_600_000)
  return transaction(async (tx) => {
    const ended = { OR: [{ revokedAt: { lt: before } }, { expiresAt: { lt: before } }] }
    return (await tx.session.deleteMany({ where: ended })).count
  })
}
