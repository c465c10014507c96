import 'server-only'
import { pool, type Tx, transaction } from '@/lib/platform/db/client'
import { newId } from '@/lib/platform/random/random'
import { CLOSE_BATCH, SESSION_IDLE_MINUTES } from './constants'
import type { SessionRecord } from './contract'
import { toSessionRecord } from './reads'

/** The open session of the member, started now unless there is one. */
export async function startSession(memberId: string): Promise<{ session: SessionRecord }> {
  return transaction(async (tx) => {
    await lockPlayer(tx, memberId)
    await closeIdle(tx, memberId)
    const id = newId('gse')
    await tx.$executeRaw`
      insert into arcade.game_session (id, member_id, started_at, last_played_at)
      select ${id}, ${memberId}, platform.clock_now(), platform.clock_now()
      on conflict (member_id) where ended_at is null do nothing`
    const open = await tx.gameSession.findFirstOrThrow({ where: { memberId, endedAt: null } })
    await tx.player.update({ where: { memberId }, data: { sessionId: open.id } })
    return { session: toSessionRecord(open) }
  })
}

/** Ends the open session; the last one as it ended when none is open, null when there never was one. */
export async function endSession(memberId: string): Promise<{ session: SessionRecord | null }> {
  return transaction(async (tx) => {
    await lockPlayer(tx, memberId)
    await closeIdle(tx, memberId)
    await tx.$executeRaw`
      update arcade.game_session set ended_at = platform.clock_now(), end_reason = 'ended', version = version + 1
      where member_id = ${memberId} and ended_at is null`
    const last = await tx.gameSession.findFirst({ where: { memberId }, orderBy: { id: 'desc' } })
    return { session: last && toSessionRecord(last) }
  })
}

/** Every wager locks this row first, so that a session neither starts nor ends beneath a play. */
async function lockPlayer(tx: Tx, memberId: string): Promise<void> {
  await tx.$executeRaw`
    insert into arcade.player (member_id)
    select ${memberId} where not exists (select from arcade.player where member_id = ${memberId})
    on conflict do nothing`
  await tx.$executeRaw`select 1 from arcade.player where member_id = ${memberId} for no key update`
}

/** An abandoned session ended with its last play. */
async function closeIdle(tx: Tx, memberId: string): Promise<void> {
  await tx.$executeRaw`
    update arcade.game_session set ended_at = last_played_at, end_reason = 'idle', version = version + 1
    where member_id = ${memberId} and ended_at is null
      and last_played_at <= platform.clock_now() - make_interval(mins => ${SESSION_IDLE_MINUTES}::int)`
}

/**
 * Closes sessions that were abandoned, each at its last play, in batches; a member who plays at this moment is left to
 * that play. Answers how many it closed.
 */
export async function closeIdleSessions(): Promise<number> {
  for (let closed = 0; ; ) {
    const { rowCount } = await pool().query(
      `with idle as (
         select game_session.id from arcade.game_session join arcade.player using (member_id)
         where game_session.ended_at is null
           and game_session.last_played_at <= platform.clock_now() - make_interval(mins => $1)
         order by member_id for no key update of player skip locked limit $2
       )
       update arcade.game_session set ended_at = last_played_at, end_reason = 'idle', version = version + 1
       from idle
       where game_session.id = idle.id and ended_at is null
         and last_played_at <= platform.clock_now() - make_interval(mins => $1)`,
      [SESSION_IDLE_MINUTES, CLOSE_BATCH],
    )
    closed += rowCount ?? 0
    if ((rowCount ?? 0) < CLOSE_BATCH) return closed
  }
}
