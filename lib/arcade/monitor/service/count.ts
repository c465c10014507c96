import 'server-only'
import { type Tx, transaction } from '@/lib/platform/db/client'
import { type Cursor, isAfter } from '@/lib/platform/events/cursor'
import { type FeedPage, readBounds, readFeed } from '@/lib/platform/events/feed'
import { log } from '@/lib/platform/log/log'
import { freezeForOdds } from '../../freezes/service'
import { getConfig } from '../../paytables/reads'
import type { Game } from '../../stats/contract'
import { BUDGET_MS, PAGE } from '../constants'
import { type PlayedRound, playedIn } from '../events'
import { drawnIn, publishedOf } from '../rules/games'
import { type Drawn, drawsOf, frequenciesOf, watch } from '../rules/tally'
import { countsOf, findProcess, saveProcess } from './process'
import { keepWaiting, releaseWaiting } from './waiting'

type Batch = { game: Game; version: number; drawn: Drawn[] }

/**
 * Follows the log and counts every finished round once, on however many instances: cursor, counts, evidence and a freeze
 * commit together. After a standstill it catches up in pages, half a minute at a time. Answers how many events were read.
 */
export async function countRounds(): Promise<number> {
  await reportGap()
  const endMs = performance.now() + BUDGET_MS
  let total = 0
  while (performance.now() < endMs) {
    const cursor = await readCursor()
    const page = await readFeed({ after: cursor, limit: PAGE })
    const isMine = await transaction((tx) => countPage(tx, cursor, page))
    if (isMine) total += page.events.length
    if (!page.hasMore || !isMine) break
  }
  return total
}

async function readCursor(): Promise<Cursor> {
  const [row] = await transaction(
    (tx) => tx.$queryRaw<{ xid: string; id: bigint }[]>`select xid::text, event_id as id from arcade.odds_cursor`,
  )
  return { xid: BigInt(row?.xid ?? 0), id: row?.id ?? 0n }
}

/** A monitor that stood still for longer than the log is kept has missed rounds. Their number biases nothing. */
async function reportGap(): Promise<void> {
  const [cursor, { floor }] = await Promise.all([readCursor(), readBounds()])
  const hasBegun = cursor.xid > 0n
  if (hasBegun && isAfter(floor, cursor)) log.error('the odds monitor stood still so long that it missed rounds')
}

/** False, and nothing done, when another instance is at work or has moved on from `cursor`. */
async function countPage(tx: Tx, cursor: Cursor, { events, next }: FeedPage): Promise<boolean> {
  const held = await tx.$queryRaw<object[]>`
    select 1 from arcade.odds_cursor
    where (xid, event_id) = (${String(cursor.xid)}::text::xid8, ${cursor.id}) for update skip locked`
  if (held.length === 0) return false
  const rounds = events.flatMap((event) => playedIn(event) ?? [])
  const told = await Promise.all(rounds.map(tell))
  const now = told.flatMap((one) => (one && one.game !== 'crash' ? [one] : []))
  await keepWaiting(
    tx,
    told.flatMap((one) => (one?.game === 'crash' ? [one] : [])),
  )
  const due = await releaseWaiting(tx, next)
  for (const batch of batchesOf([...now, ...due])) await countBatch(tx, batch)
  await tx.$executeRaw`
    update arcade.odds_cursor
    set xid = ${String(next.xid)}::text::xid8, event_id = ${next.id}, counted_at = platform.clock_now()`
  return true
}

/** The draws of a round; null, and an outcry, for one that isn't what its game makes. */
async function tell({ id, game, version, result }: PlayedRound) {
  try {
    return { id, game, version, drawn: drawnIn(game, await getConfig(game, version), result) }
  } catch (error) {
    log.error({ roundId: id, game, version, err: error }, 'a round could not be counted')
    return null
  }
}

function batchesOf(rounds: readonly Batch[]): Batch[] {
  const batches = new Map<string, Batch>()
  for (const { game, version, drawn } of rounds) {
    const key = `${game}:${version}`
    const batch = batches.get(key) ?? { game, version, drawn: [] }
    batch.drawn.push(...drawn)
    batches.set(key, batch)
  }
  return [...batches.values()]
}

async function countBatch(tx: Tx, { game, version, drawn }: Batch): Promise<void> {
  const published = publishedOf(game, await getConfig(game, version))
  const process = await findProcess(tx, { game, version })
  const watched = watch(published, countsOf(process), drawn)
  await saveProcess(tx, process, { ...watched, draws: drawsOf(published, watched.counts) })
  if (watched.alarm === null || process.alarmedAt !== null) return
  const { counts, lnE, draws } = watched.alarm
  const frequencies = frequenciesOf(published, counts)
  const evidence = { version, run: process.run, draws, e: Math.exp(lnE), frequencies }
  await freezeForOdds(tx, { game, evidence })
}
