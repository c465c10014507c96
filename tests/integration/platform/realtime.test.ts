import { type ChildProcess, fork } from 'node:child_process'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { pool, transaction } from '@/lib/platform/db/client'
import { appendEvent, type NewEvent } from '@/lib/platform/events/append'
import { encodeCursor } from '@/lib/platform/events/cursor'
import { readBounds, readFeed } from '@/lib/platform/events/feed'
import { closeAllStreams, countStreams, openMemberStream } from '@/lib/platform/events/open-stream'
import { trimEvents } from '@/lib/platform/events/retention'
import { startNotifier } from '@/lib/platform/events/wake'
import type { WireEvent } from '@/store/realtime/stream-client'
import { endedSessions, type StreamServer, startStreamServer } from '@/tests/support/stream-server'
import { connectOver } from '@/tests/support/stream-source'
import { waitUntil } from '@/tests/support/wait'

let server: StreamServer
let stopNotifier: () => void
let serial = 0
let memberId = ''

beforeAll(async () => {
  stopNotifier = startNotifier()
  server = await startStreamServer()
})
beforeEach(() => {
  memberId = `usr_${++serial}`
})
afterAll(async () => {
  stopNotifier()
  await server.stop()
})

const event = (payload: object, changes: Partial<NewEvent> = {}): NewEvent => ({
  type: 'profile_update',
  memberId,
  key: memberId,
  version: 1,
  payload,
  ...changes,
})
const write = (payload: object, changes: Partial<NewEvent> = {}) =>
  transaction((tx) => appendEvent(tx, event(payload, changes)))

type Listener = { events: WireEvent[]; isOver: () => boolean; close: () => void }

function listen(after?: string, base = server.url, sessionId = 'ses_test'): Listener {
  const events: WireEvent[] = []
  let isOver = false
  const close = connectOver(base, { 'x-member': memberId, 'x-session': sessionId })(
    after === undefined ? '/' : `/?after=${encodeURIComponent(after)}`,
    {
      onEvent: (received) => events.push(received),
      onError: () => {
        isOver = true
      },
    },
  )
  return { events, isOver: () => isOver, close }
}

/** Other tests write to the same server: until their transactions end, nobody can read what is written after them. */
const untilReadable = (count: number) =>
  waitUntil(async () => {
    const page = await readFeed({ after: { xid: 0n, id: 0n }, memberIds: [memberId], limit: 5_000 })
    return page.events.length >= count
  }, 'the horizon has passed')

const types = ({ events }: Listener) => events.map(({ type }) => type)
const steps = ({ events }: Listener) =>
  events.filter(({ type }) => type === 'profile_update').map(({ data }) => JSON.parse(data).step)

test('the first event is ready, then events follow with their version', async () => {
  const stream = listen()
  await waitUntil(() => types(stream).includes('ready'), 'ready')
  await write({ step: 1 }, { version: 7 })
  await waitUntil(() => stream.events.length === 2, 'the event')
  expect(types(stream)).toEqual(['ready', 'profile_update'])
  expect(JSON.parse(stream.events[0]?.data ?? '')).toMatchObject({ version: 1, resumed: false })
  expect(JSON.parse(stream.events[1]?.data ?? '')).toEqual({ version: 7, step: 1 })
  stream.close()
})

test('a stream is private: it carries nobody else’s events, and none that concern no member', async () => {
  const stream = listen()
  await waitUntil(() => stream.events.length === 1, 'ready')
  await write({ step: 1 }, { memberId: 'usr_somebody_else' })
  await write({ step: 2 }, { memberId: null })
  await write({ step: 3 })
  await waitUntil(() => stream.events.length > 1, 'the event')
  expect(steps(stream)).toEqual([3])
  stream.close()
})

test('a rolled-back event never appears', async () => {
  const stream = listen()
  await waitUntil(() => stream.events.length === 1, 'ready')
  await expect(
    transaction(async (tx) => {
      await appendEvent(tx, event({ step: 1 }))
      throw new Error('on purpose')
    }),
  ).rejects.toThrow('on purpose')
  await write({ step: 2 })
  await waitUntil(() => stream.events.length === 2, 'the event')
  expect(steps(stream)).toEqual([2])
  stream.close()
})

test('a stream resumes behind the cursor: what was missed comes once, then the stream is live', async () => {
  const first = listen()
  await waitUntil(() => first.events.length === 1, 'ready')
  await write({ step: 1 })
  await waitUntil(() => steps(first).length === 1, 'the first event')
  first.close()
  for (const step of [2, 3]) await write({ step })

  const second = listen(first.events.at(-1)?.id)
  await waitUntil(() => steps(second).length === 2, 'what was missed')
  await write({ step: 4 })
  await waitUntil(() => steps(second).length === 3, 'the live event')
  expect(types(second)[0]).toBe('ready')
  expect(JSON.parse(second.events[0]?.data ?? '').resumed).toBe(true)
  expect(steps(second)).toEqual([2, 3, 4])
  second.close()
})

test('a stream that opened before the first event resumes too', async () => {
  const first = listen()
  await waitUntil(() => first.events.length === 1, 'ready')
  first.close()
  await write({ step: 1 })
  const second = listen(first.events[0]?.id)
  await waitUntil(() => steps(second).length === 1, 'what was missed')
  second.close()
})

test.each([
  ['malformed', 'not a cursor'],
  ['malformed', encodeCursor({ xid: 2n ** 64n, id: 1n })],
  ['out_of_range', encodeCursor({ xid: 2n ** 62n, id: 1n })],
])('a %s cursor is answered by resync, and the stream is live', async (reason, after) => {
  const stream = listen(after)
  await waitUntil(() => stream.events.length === 2, 'resync')
  expect(types(stream)).toEqual(['ready', 'resync'])
  expect(JSON.parse(stream.events[1]?.data ?? '')).toEqual({ version: 1, reason })
  await write({ step: 1 })
  await waitUntil(() => steps(stream).length === 1, 'the live event')
  stream.close()
})

test('a cursor older than what is kept is answered by resync', async () => {
  const stream = listen()
  await waitUntil(() => stream.events.length === 1, 'ready')
  const old = stream.events[0]?.id ?? ''
  stream.close()
  await write({ step: 1 })
  await pool().query(`update platform.event set occurred_at = occurred_at - interval '8 days' where member_id = $1`, [
    memberId,
  ])
  expect(await trimEvents()).toBe(1)

  const late = listen(old)
  await waitUntil(() => late.events.length === 2, 'resync')
  expect(types(late)).toEqual(['ready', 'resync'])
  late.close()
})

test('a client that missed more than a thousand events is told to start over', async () => {
  const after = encodeCursor((await readBounds()).horizon)
  await pool().query(
    `insert into platform.event (member_id, type, key, version, payload)
     select $1, 'profile_update', 'many', step, jsonb_build_object('step', step) from generate_series(1, 1500) step`,
    [memberId],
  )
  await untilReadable(1_500)
  const stream = listen(after)
  await waitUntil(() => types(stream).includes('resync'), 'resync')
  await write({ step: 'live' })
  await waitUntil(() => steps(stream).at(-1) === 'live', 'the live event')
  expect(steps(stream).length).toBeLessThan(1_500)
  stream.close()
})

test('the end of its own session closes a stream at once; another session’s end doesn’t', async () => {
  const ended = (sessionId: string | null) =>
    write({ sessionId, state: 'ended' }, { type: 'session_update', key: sessionId ?? 'all' })
  const [mine, other] = [listen(undefined, server.url, 'ses_mine'), listen(undefined, server.url, 'ses_other')]
  await waitUntil(() => mine.events.length === 1 && other.events.length === 1, 'both are ready')
  await ended('ses_mine')
  await waitUntil(mine.isOver, 'the stream is closed')
  expect(types(mine)).toEqual(['ready', 'session_update'])
  expect(other.isOver()).toBe(false)
  await ended(null)
  await waitUntil(other.isOver, 'all sessions end')
})

test('a session that ended while the stream was opening is found by the first check', async () => {
  endedSessions.add('ses_gone')
  const stream = listen(undefined, server.url, 'ses_gone')
  await waitUntil(stream.isOver, 'the stream is closed', 5_000)
})

test('a reader that doesn’t read is told to start over, and costs no more than its buffer', async () => {
  const left = new AbortController()
  const owner = { memberId, sessionId: 'ses_slow', isLive: async () => true }
  const response = await openMemberStream({ ...owner, after: null, signal: left.signal })
  expect(Object.fromEntries(response.headers)).toMatchObject({
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-cache, no-transform',
    'x-accel-buffering': 'no',
  })
  const text = 'x'.repeat(8_000)
  for (let step = 0; step < 40; step++) await write({ step, text })
  await untilReadable(40)
  await sleep(400)
  const reader = response.body!.getReader()
  let received = ''
  const decoder = new TextDecoder()
  while (!received.includes('event: resync')) received += decoder.decode((await reader.read()).value)
  expect(received.length).toBeLessThan(64 * 1024 + 10_000)
  await write({ step: 'live' })
  while (!received.includes('"live"')) received += decoder.decode((await reader.read()).value)
  left.abort()
})

test('a member’s thirteenth stream closes the first', async () => {
  const streams = Array.from({ length: 13 }, () => listen())
  await waitUntil(() => streams.some(({ isOver }) => isOver()), 'one is closed')
  await sleep(100)
  expect(streams.filter(({ isOver }) => isOver())).toHaveLength(1)
  for (const { close } of streams) close()
})

test('after a thousand connections nothing is left: no stream, no listener, no timer, no connection', async () => {
  await waitUntil(() => countStreams() === 0, 'earlier streams are gone')
  const started = vi.spyOn(globalThis, 'setInterval')
  const stopped = vi.spyOn(globalThis, 'clearInterval')
  const before = listenersOfCommits()
  for (let round = 0; round < 20; round++) {
    const streams = Array.from({ length: 50 }, (_, number) => {
      memberId = `usr_leak_${number % 10}`
      return number % 2 === 0 ? listen() : listen('garbage')
    })
    await waitUntil(() => streams.every(({ events, isOver }) => events.length > 0 || isOver()), 'all are open')
    for (const { close } of streams) close()
  }
  await waitUntil(() => countStreams() === 0, 'all streams are gone')
  const running = new Set(started.mock.results.map(({ value }) => value))
  for (const [timer] of stopped.mock.calls) running.delete(timer)
  expect(started.mock.calls.length, 'the bench sees timers').toBeGreaterThan(1)
  expect(running.size).toBe(0)
  expect(listenersOfCommits()).toBe(before)
  await waitUntil(async () => (await countListening()) === 0, 'the listening connection is closed')
})

const listenersOfCommits = () => (globalThis as { moaEventListeners?: Set<unknown> }).moaEventListeners?.size

async function countListening(): Promise<number> {
  const { rows } = await pool().query(
    `select count(*)::int as count from pg_stat_activity
     where application_name = 'moa-listen' and datname = current_database()`,
  )
  return rows[0].count
}

test('two processes on one database: what one writes reaches the other’s streams within a second', async () => {
  const child: ChildProcess = fork('tests/support/stream-process.ts', {
    execArgv: ['--conditions=react-server', '--import', 'tsx'],
    env: { ...process.env },
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  })
  try {
    const base = await new Promise<string>((ready) => child.once('message', (url) => ready(url as string)))
    const [far, near] = [listen(undefined, base), listen()]
    await waitUntil(() => far.events.length === 1 && near.events.length === 1, 'both are ready')

    const delaysMs: number[] = []
    for (let step = 1; step <= 5; step++) {
      await write({ step })
      delaysMs.push(
        await waitUntil(() => steps(far).length === step && steps(near).length === step, 'our event at both'),
      )
    }
    child.send(memberId)
    await waitUntil(() => types(far).includes('notification') && types(near).includes('notification'), 'theirs at both')
    // The quickest of five: a neighbour's transaction may hold one back.
    expect(Math.min(...delaysMs)).toBeLessThan(1_000)
    near.close()
    far.close()
  } finally {
    child.kill()
  }
})

test('a process that stops closes its streams and takes no new ones', async () => {
  const stream = listen()
  await waitUntil(() => stream.events.length === 1, 'ready')
  closeAllStreams()
  await waitUntil(stream.isOver, 'the stream is closed')
  expect(countStreams()).toBe(0)
  const refused = openMemberStream({
    memberId,
    sessionId: 'ses_late',
    isLive: async () => true,
    after: null,
    signal: new AbortController().signal,
  })
  await expect(refused).rejects.toMatchObject({ code: 'UNAVAILABLE' })
})
