import { setTimeout as sleep } from 'node:timers/promises'
import { isDeepStrictEqual } from 'node:util'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { pool } from '@/lib/platform/db/client'
import { startNotifier } from '@/lib/platform/events/wake'
import type { Draw } from '@/lib/platform/kernel/draw'
import { EMPTY_SPINE, mergeSnapshot, type Snapshot, type Spine, snapshotOf } from '@/store/merge'
import { StreamClient, type WireEvent } from '@/store/realtime/stream-client'
import { changeThing, createClub, readClub } from '@/tests/support/club-bench'
import { seededDraw } from '@/tests/support/seed'
import { type StreamServer, startStreamServer } from '@/tests/support/stream-server'
import { connectOver } from '@/tests/support/stream-source'
import { waitUntil } from '@/tests/support/wait'

const MEMBERS = Array.from({ length: 20 }, (_, number) => `usr_sim_${number}`)
const CUTS_EACH = 50

let server: StreamServer
let stopNotifier: () => void

beforeAll(async () => {
  stopNotifier = startNotifier()
  server = await startStreamServer()
  await createClub(MEMBERS)
})
afterAll(async () => {
  stopNotifier()
  await server.stop()
})

type Bench = {
  memberId: string
  client: StreamClient
  spine: Spine
  handedOut: string[]
  cuts: number
  syncs: number
  stale: number
  isCalm: boolean
}

/** Takes a snapshot as the store would; counts those that came too late to change anything. */
function take(bench: Bench, snapshot: Snapshot): void {
  const merged = mergeSnapshot(bench.spine, snapshot)
  if (merged === bench.spine) bench.stale++
  bench.spine = merged
}

/**
 * A wire that misbehaves: it holds events back, delivers them twice, in another order within one go, or old ones again,
 * and breaks. Whatever it has not delivered when it breaks is gone.
 */
function badWire(bench: Bench, draw: Draw) {
  let held: WireEvent[] = []
  const past: WireEvent[] = []

  const disturbed = (batch: WireEvent[]) => {
    const ordered = draw(3) === 0 ? batch.toReversed() : batch
    const doubled = draw(3) === 0 ? [...ordered, ...ordered] : ordered
    return draw(5) === 0 ? [...doubled, ...past.slice(-10)] : doubled
  }
  const release = (deliver: (event: WireEvent) => void, cut: () => void) => {
    const batch = held
    held = []
    for (const event of bench.isCalm ? batch : disturbed(batch)) deliver(event)
    if (bench.isCalm || bench.cuts >= CUTS_EACH || draw(3) > 0) return
    bench.cuts++
    cut()
  }
  return (event: WireEvent, deliver: (event: WireEvent) => void, cut: () => void) => {
    // Broken before the event came through.
    if (!bench.isCalm && bench.cuts < CUTS_EACH && draw(10) === 0) {
      bench.cuts++
      return cut()
    }
    held.push(event)
    past.push(event)
    const isLate = !bench.isCalm && draw(4) === 0
    if (isLate) setTimeout(release, draw(15), deliver, cut)
    else release(deliver, cut)
  }
}

function createBench(memberId: string, draw: Draw): Bench {
  const bench = {
    memberId,
    spine: EMPTY_SPINE,
    handedOut: [],
    cuts: 0,
    syncs: 0,
    stale: 0,
    isCalm: false,
  } as unknown as Bench
  bench.client = new StreamClient({
    connect: (url, handlers) => {
      // Now and then the browser has lost its place, or holds one that nobody gave it.
      const isLost = !bench.isCalm && draw(25) === 0
      const wire = badWire(bench, draw)
      return connectOver(
        server.url,
        { 'x-member': memberId },
        wire,
      )(isLost ? url.replace(/after=.*/, 'after=lost') : url, handlers)
    },
    onEvent: (event) => {
      bench.handedOut.push(event.id)
      take(bench, snapshotOf(event.type, event.data))
    },
    onSync: async () => {
      bench.syncs++
      const snapshot = await readClub(memberId)
      await sleep(draw(20))
      take(bench, snapshot)
    },
    onState: () => {},
    probe: async () => 'reachable',
    random: () => draw(1_000) / 1_000,
    backoffMs: 4,
  })
  return bench
}

/** Answers of the member's own requests, which may be old by the time they arrive. They tell a part, as most do. */
async function answerLate(bench: Bench, draw: Draw): Promise<void> {
  const { balance: _untold, ...snapshot } = await readClub(bench.memberId)
  await sleep(draw(60))
  take(bench, snapshot)
}

test(`clients whose streams are cut ${MEMBERS.length * CUTS_EACH} times, delayed, doubled and reordered end equal to the server`, async () => {
  const draw = seededDraw()
  const benches = MEMBERS.map((memberId) => createBench(memberId, draw))
  for (const { client } of benches) client.start()

  const disturbed = benches.map(async (bench) => {
    while (bench.cuts < CUTS_EACH) {
      await changeThing(bench.memberId, draw)
      if (draw(10) === 0) void answerLate(bench, draw)
    }
    bench.isCalm = true
  })
  await Promise.all(disturbed)

  for (const bench of benches) {
    // What hung in the wire when calm came is released by one more event, as any later event would.
    await changeThing(bench.memberId, draw)
    const truth = mergeSnapshot(EMPTY_SPINE, await readClub(bench.memberId))
    await waitUntil(() => isDeepStrictEqual(bench.spine, truth), `${bench.memberId} is equal to the server`)
    bench.client.stop()
  }
  expect(benches.map(({ cuts }) => cuts)).toEqual(MEMBERS.map(() => CUTS_EACH))
  for (const { handedOut } of benches)
    expect(new Set(handedOut).size, 'no event is handed out twice').toBe(handedOut.length)
  expect(
    benches.reduce((sum, { stale }) => sum + stale, 0),
    'the bench delivers stale state',
  ).toBeGreaterThan(0)
  expect(
    benches.reduce((sum, { syncs }) => sum + syncs, 0),
    'lost places lead to a resync',
  ).toBeGreaterThan(MEMBERS.length)
})

test('without a resync no event is lost, however often the stream is cut', async () => {
  const draw = seededDraw()
  const memberId = MEMBERS[0] ?? ''
  const bench = createBench(memberId, (bound) => (bound === 25 ? 1 : draw(bound)))
  bench.isCalm = true
  bench.client.start()
  await waitUntil(() => bench.spine !== EMPTY_SPINE, 'the first reading')
  bench.isCalm = false
  const { rows } = await pool().query('select coalesce(max(id), 0)::int as last from platform.event')
  while (bench.cuts < CUTS_EACH) await changeThing(memberId, draw)
  bench.isCalm = true
  await changeThing(memberId, draw)
  const written = await pool().query(
    'select count(*)::int as count from platform.event where member_id = $1 and id > $2',
    [memberId, rows[0].last],
  )
  await waitUntil(() => bench.handedOut.length >= written.rows[0].count, 'every event was handed out')
  expect(bench.syncs).toBe(1)
  bench.client.stop()
})
