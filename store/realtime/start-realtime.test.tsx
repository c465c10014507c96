import { BroadcastChannel, locks } from 'node:worker_threads'
import { waitFor } from '@testing-library/react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'

/** The wire's other end: what a test does with the connections that tabs have opened. */
class FakeSource extends EventTarget {
  static open: FakeSource[] = []
  static opened: string[] = []
  constructor(readonly url: string) {
    super()
    FakeSource.open.push(this)
    FakeSource.opened.push(url)
  }
  close(): void {
    FakeSource.open = FakeSource.open.filter((one) => one !== this)
  }
  say(type: string, id: string, data: object): void {
    this.dispatchEvent(new MessageEvent(type, { lastEventId: id, data: JSON.stringify(data) }))
  }
  fail(): void {
    this.dispatchEvent(new Event('error'))
  }
}

const server = { gold: { available: 1_000, held: 0, version: 1 }, memberId: 'usr_a', isSignedIn: true, reads: 0 }
const answers: Record<string, () => unknown> = {
  '/api/auth/me': () => ({ id: server.memberId, version: 1 }),
  '/api/users/balance': () => ({ version: server.gold.version, balances: { GOLD: server.gold } }),
  '/api/games/stats/me': () => ({ version: 1 }),
  '/api/auth/session': () => ({}),
}

const goldEvent = (available: number, version: number) => ({
  version,
  balances: { GOLD: { available, held: 0, version } },
})
const lead = () => FakeSource.open.at(-1) as FakeSource

type Tab = { store: typeof import('../moa-store'); heard: string[]; syncs: () => number; end: () => void }
let tabs: Tab[] = []

/** A tab is its own copy of every module, in one browser with the others. */
async function openTab(memberId = 'usr_a'): Promise<Tab> {
  vi.resetModules()
  const { startRealtime } = await import('./start-realtime')
  const store = await import('../moa-store')
  const heard: string[] = []
  let syncs = 0
  const end = startRealtime(memberId, { onEvent: ({ id }) => heard.push(id), onSync: () => syncs++ })
  const tab = { store, heard, syncs: () => syncs, end }
  tabs.push(tab)
  return tab
}

const goldOf = ({ store }: Tab) => store.readStore().balances.GOLD?.available
const stateOf = ({ store }: Tab) => store.readStore().connection.state
const isOpen = () => waitFor(() => expect(FakeSource.open).toHaveLength(1))

async function openLeader(): Promise<Tab> {
  const tab = await openTab()
  await isOpen()
  lead().say('ready', 'c1', { version: 1, resumed: false })
  await waitFor(() => expect(goldOf(tab)).toBe(1_000))
  return tab
}

beforeEach(() => {
  FakeSource.open = []
  FakeSource.opened = []
  tabs = []
  Object.assign(server, {
    gold: { available: 1_000, held: 0, version: 1 },
    memberId: 'usr_a',
    isSignedIn: true,
    reads: 0,
  })
  vi.stubGlobal('EventSource', FakeSource)
  vi.stubGlobal('BroadcastChannel', BroadcastChannel)
  Object.defineProperty(navigator, 'locks', { value: locks, configurable: true })
  vi.stubGlobal('fetch', async (url: string) => {
    server.reads++
    if (!server.isSignedIn) return Response.json({ status: 401, code: 'UNAUTHENTICATED' }, { status: 401 })
    return Response.json(answers[url]?.())
  })
})
afterEach(() => {
  for (const tab of tabs) tab.end()
  vi.unstubAllGlobals()
})

test('a tab reads its state once, in parallel, when the stream is ready', async () => {
  const tab = await openLeader()
  expect(server.reads).toBe(3)
  expect(tab.store.readStore()).toMatchObject({ isHydrated: true, member: { id: 'usr_a' }, stats: { version: 1 } })
  expect(stateOf(tab)).toBe('online')
})

test('two tabs share one connection, and both follow', async () => {
  const first = await openLeader()
  const second = await openTab()
  await waitFor(() => expect(goldOf(second)).toBe(1_000))
  expect(stateOf(second)).toBe('online')
  lead().say('profile_update', 'c2', goldEvent(1_500, 2))
  await waitFor(() => expect(goldOf(second)).toBe(1_500))
  expect(goldOf(first)).toBe(1_500)
  expect(FakeSource.opened).toHaveLength(1)
})

test('when the tab that holds the stream closes, another goes on behind the last event', async () => {
  const first = await openLeader()
  const second = await openTab()
  await waitFor(() => expect(stateOf(second)).toBe('online'))
  lead().say('profile_update', 'c2', goldEvent(1_500, 2))
  await waitFor(() => expect(goldOf(second)).toBe(1_500))
  first.end()
  await waitFor(() => expect(FakeSource.opened).toHaveLength(2))
  expect(FakeSource.opened[1]).toBe('/api/realtime/stream?after=c2')
  lead().say('ready', 'c2', { version: 1, resumed: true })
  lead().say('profile_update', 'c3', goldEvent(1_600, 3))
  await waitFor(() => expect(goldOf(second)).toBe(1_600))
})

test('an event that comes twice is heard once, and an old one changes nothing', async () => {
  const tab = await openLeader()
  lead().say('profile_update', 'c3', goldEvent(1_600, 3))
  lead().say('profile_update', 'c3', goldEvent(1_600, 3))
  lead().say('profile_update', 'c2', goldEvent(1_500, 2))
  expect(tab.heard).toEqual(['c3', 'c2'])
  expect(goldOf(tab)).toBe(1_600)
})

test('resync lets every tab read its state anew', async () => {
  const first = await openLeader()
  const second = await openTab()
  await waitFor(() => expect(goldOf(second)).toBe(1_000))
  server.gold = { available: 70, held: 0, version: 8 }
  lead().say('resync', 'c9', { version: 1, reason: 'too_slow' })
  await waitFor(() => expect([goldOf(first), goldOf(second)]).toEqual([70, 70]))
})

test('a connection that was live comes back behind the last event, without a word', async () => {
  const tab = await openLeader()
  lead().say('profile_update', 'c2', goldEvent(1_500, 2))
  lead().fail()
  await waitFor(() => expect(FakeSource.opened).toHaveLength(2))
  expect(FakeSource.opened[1]).toBe('/api/realtime/stream?after=c2')
  expect(stateOf(tab)).toBe('online')
})

test('a connection that cannot be opened is told, and tried again', async () => {
  const tab = await openLeader()
  lead().fail()
  await waitFor(() => expect(FakeSource.opened).toHaveLength(2))
  lead().fail()
  await waitFor(() => expect(stateOf(tab)).toBe('reconnecting'))
  await waitFor(() => expect(FakeSource.opened.length).toBeGreaterThan(2), { timeout: 5_000 })
  lead().say('ready', 'c1', { version: 1, resumed: true })
  expect(stateOf(tab)).toBe('online')
})

test('a session that has ended signs every tab out, and nothing is tried again', async () => {
  const first = await openLeader()
  const second = await openTab()
  await waitFor(() => expect(stateOf(second)).toBe('online'))
  server.isSignedIn = false
  lead().fail()
  await waitFor(() => expect(FakeSource.opened).toHaveLength(2))
  lead().fail()
  await waitFor(() => expect([stateOf(first), stateOf(second)]).toEqual(['signed_out', 'signed_out']))
  expect(FakeSource.open).toHaveLength(0)
})

test('without network the tab is read-only and tries nothing; with it, it goes on', async () => {
  const tab = await openLeader()
  window.dispatchEvent(new Event('offline'))
  expect(stateOf(tab)).toBe('offline')
  expect(FakeSource.open).toHaveLength(0)
  window.dispatchEvent(new Event('online'))
  await isOpen()
  lead().say('ready', 'c1', { version: 1, resumed: true })
  expect(stateOf(tab)).toBe('online')
})

test('the state of another member, who signed in here meanwhile, is not taken', async () => {
  const tab = await openLeader()
  server.memberId = 'usr_b'
  server.gold = { available: 5, held: 0, version: 99 }
  lead().say('resync', 'c5', { version: 1 })
  await waitFor(() => expect(stateOf(tab)).toBe('signed_out'))
  expect(goldOf(tab)).toBe(1_000)
})

test('a stream that comes back as another member’s is not followed', async () => {
  const tab = await openLeader()
  server.memberId = 'usr_b'
  lead().fail()
  await waitFor(() => expect(FakeSource.opened).toHaveLength(2))
  lead().say('ready', 'c1', { version: 1, resumed: true, memberId: 'usr_b' })
  await waitFor(() => expect(stateOf(tab)).toBe('signed_out'))
  expect(FakeSource.open).toHaveLength(0)
  expect(goldOf(tab)).toBe(1_000)
})

test('a stream that cannot be opened while another member is signed in is not tried again', async () => {
  const tab = await openLeader()
  server.memberId = 'usr_b'
  lead().fail()
  await waitFor(() => expect(FakeSource.opened).toHaveLength(2))
  lead().fail()
  await waitFor(() => expect(stateOf(tab)).toBe('signed_out'))
})

test('a state that cannot be read is asked for again', async () => {
  const tab = await openTab()
  await isOpen()
  const { fetch } = globalThis
  vi.stubGlobal('fetch', async () => Response.json({ status: 500, code: 'INTERNAL' }, { status: 422 }))
  lead().say('ready', 'c1', { version: 1, resumed: false })
  await waitFor(() => expect(FakeSource.opened).toHaveLength(2), { timeout: 5_000 })
  await isOpen()
  vi.stubGlobal('fetch', fetch)
  lead().say('ready', 'c1', { version: 1, resumed: true })
  await waitFor(() => expect(goldOf(tab)).toBe(1_000))
})
