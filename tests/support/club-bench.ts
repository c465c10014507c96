import { setTimeout as sleep } from 'node:timers/promises'
import { pool, transaction } from '@/lib/platform/db/client'
import { appendEvent } from '@/lib/platform/events/append'
import type { Draw } from '@/lib/platform/kernel/draw'
import type { Snapshot } from '@/store/merge'

/**
 * A club of its own for tests of the stream: versioned things of members, each change with its event. So many things
 * that most change seldom: an event that is lost isn't made up for by a later one.
 */
const ASSETS = Array.from({ length: 60 }, (_, number) => `ASSET_${number}`)
const THINGS = ['member', 'stats', ...ASSETS]
type Row = { thing: string; value: number; version: number }

export async function createClub(memberIds: readonly string[]): Promise<void> {
  await pool().query(
    'create table bench_thing (member_id text, thing text, value int, version int, primary key (member_id, thing))',
  )
  await pool().query('insert into bench_thing select m, t, 0, 1 from unnest($1::text[]) m, unnest($2::text[]) t', [
    memberIds,
    THINGS,
  ])
}

/** Changes one thing of the member and appends the event in one transaction that commits after a delay. */
export async function changeThing(memberId: string, draw: Draw): Promise<void> {
  const thing = THINGS[draw(THINGS.length)] ?? 'member'
  await transaction(async (tx) => {
    const [row] = await tx.$queryRaw<Row[]>`
      update bench_thing set value = ${draw(1_000_000)}::int, version = version + 1
      where member_id = ${memberId} and thing = ${thing} returning thing, value, version`
    if (!row) throw new Error(`no ${thing} of ${memberId}`)
    const type = thing === 'stats' ? 'game_update' : 'profile_update'
    const { balance, ...parts } = snapshotOfRows(memberId, [row])
    const payload = { version: row.version, ...parts, ...balance }
    await appendEvent(tx, { type, memberId, key: thing, version: row.version, payload })
    await sleep(draw(6))
  })
}

/** What the server says now. */
export async function readClub(memberId: string): Promise<Snapshot> {
  const { rows } = await pool().query<Row>('select thing, value, version from bench_thing where member_id = $1', [
    memberId,
  ])
  return snapshotOfRows(memberId, rows)
}

function snapshotOfRows(memberId: string, rows: readonly Row[]): Snapshot {
  const snapshot: Record<string, unknown> = {}
  const balances: Record<string, unknown> = {}
  for (const { thing, value, version } of rows) {
    if (thing === 'member') snapshot.member = { id: memberId, nickname: `${value}`, version }
    else if (thing === 'stats') snapshot.stats = { version, totals: { rounds: value } }
    else balances[thing] = { available: value, held: 0, version }
  }
  if (Object.keys(balances).length > 0) snapshot.balance = { balances }
  return snapshot as Snapshot
}
