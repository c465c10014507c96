import 'server-only'
import { db, type Tx, transaction } from '@/lib/platform/db/client'
import { lockSettling } from '../awards/adapter'

/** Members told by one transaction. */
const MEMBERS_PER_CHUNK = 1_000

type Digest = { version: number; symbols: string[]; cursor: string }

/**
 * Tells everybody whose picks a settlement of the day has reached since the last digest, once for each version: streaks are
 * counted, `settlement_update` and one `notification` are appended. A chunk's members commit together with the cursor.
 * Waits (does nothing) while points of the day are still on their way.
 */
export async function tellDay(tradeDate: string): Promise<void> {
  await transaction((tx) => openDigest(tx, tradeDate))
  while (await transaction((tx) => tellChunk(tx, tradeDate))) {
    // Each turn tells the next members.
  }
}

async function openDigest(tx: Tx, tradeDate: string): Promise<void> {
  await lockSettling(tx)
  await tx.$executeRaw`
    with opened as (
      insert into predictions.digest (trade_date, version, symbols)
      select ${tradeDate}::date, 1 + (select coalesce(max(version), 0) from predictions.digest
          where trade_date = ${tradeDate}::date), array_agg(distinct symbol)
      from predictions.settlement
      where trade_date = ${tradeDate}::date and digest_version is null
      having count(*) > 0 and bool_and(applied_at is not null)
      returning version
    )
    update predictions.settlement set digest_version = opened.version
    from opened where trade_date = ${tradeDate}::date and digest_version is null`
}

/** Everybody's streaks are to be rebuilt because of this day; nobody is told of picks. */
export async function openRebuild(tx: Tx, tradeDate: string): Promise<void> {
  await lockSettling(tx)
  await tx.$executeRaw`
    insert into predictions.digest (trade_date, version, symbols)
    select ${tradeDate}::date, 1 + coalesce(max(version), 0), '{}' from predictions.digest
    where trade_date = ${tradeDate}::date`
}

async function tellChunk(tx: Tx, tradeDate: string): Promise<boolean> {
  await lockSettling(tx)
  const [digest] = await tx.$queryRaw<Digest[]>`
    select version, symbols, cursor from predictions.digest
    where trade_date = ${tradeDate}::date and done_at is null order by version limit 1`
  if (!digest) return false
  const members = await nextMembers(tx, tradeDate, digest)
  const isLast = members.length < MEMBERS_PER_CHUNK
  if (digest.symbols.length === 0) {
    await tx.$executeRaw`
      select predictions.rebuild_streaks(${members}::text[], (select max(trade_date) from predictions.digest))`
  } else {
    await tx.$executeRaw`select predictions.count_streaks(${members}::text[], ${tradeDate}::date)`
    await tx.$executeRaw`
      select predictions.tell_settled(${members}::text[], ${tradeDate}::date, ${digest.version}::int)`
  }
  await tx.$executeRaw`
    update predictions.digest set cursor = ${members.at(-1) ?? digest.cursor},
      done_at = case when ${isLast} then platform.clock_now() end
    where trade_date = ${tradeDate}::date and version = ${digest.version}`
  return true
}

async function nextMembers(tx: Tx, tradeDate: string, { symbols, cursor }: Digest): Promise<string[]> {
  const rows =
    symbols.length === 0
      ? await tx.$queryRaw<{ memberId: string }[]>`
          select member_id as "memberId" from predictions.streak where member_id > ${cursor}
          order by member_id limit ${MEMBERS_PER_CHUNK}`
      : await tx.$queryRaw<{ memberId: string }[]>`
          select distinct member_id as "memberId" from predictions.pick
          where trade_date = ${tradeDate}::date and member_id > ${cursor} and symbol = any(${symbols})
            and state <> 'CANCELLED'
          order by member_id limit ${MEMBERS_PER_CHUNK}`
  return rows.map(({ memberId }) => memberId)
}

/** Days whose members are still to be told. */
export async function listUntold(): Promise<string[]> {
  const rows = await db.$queryRaw<{ day: string }[]>`
    select trade_date::text as day from predictions.digest where done_at is null
    union select trade_date::text from predictions.settlement where digest_version is null
    order by 1`
  return rows.map(({ day }) => day)
}
