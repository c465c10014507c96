import { randomUUID } from 'node:crypto'
import { createParser } from 'eventsource-parser'
import { afterEach, expect, test } from 'vitest'
import * as grantRoute from '@/app/api/admin/users/[id]/gold/grant/route'
import * as logOutRoute from '@/app/api/auth/logout/route'
import * as meRoute from '@/app/api/auth/me/route'
import * as streamRoute from '@/app/api/realtime/stream/route'
import * as balanceRoute from '@/app/api/users/balance/route'
import { EMPTY_SPINE, mergeSnapshot, snapshotOf } from '@/store/merge'
import type { WireEvent } from '@/store/realtime/stream-client'
import { ask } from '@/tests/support/ask'
import { anOperator, type TestMember } from '@/tests/support/members'
import { aPlayer, askSpin } from '@/tests/support/players'
import { waitUntil } from '@/tests/support/wait'

let open: AbortController[] = []
afterEach(() => {
  for (const one of open) one.abort()
  open = []
})

type Stream = { status: number; headers: Headers; events: WireEvent[]; isOver: () => boolean }

async function openStream(headers: Record<string, string>, query = ''): Promise<Stream> {
  const left = new AbortController()
  open.push(left)
  const url = `http://moa.test/api/realtime/stream${query}`
  const response = await streamRoute.GET(new Request(url, { headers, signal: left.signal }), {
    params: Promise.resolve({}),
  })
  const events: WireEvent[] = []
  let isOver = false
  const parser = createParser({
    onEvent: ({ id = '', event = 'message', data }) => events.push({ id, type: event, data }),
  })
  const read = async () => {
    const decoder = new TextDecoder()
    for await (const chunk of response.body ?? []) parser.feed(decoder.decode(chunk, { stream: true }))
    isOver = true
  }
  void read()
  return { status: response.status, headers: response.headers, events, isOver: () => isOver }
}

const spineOf = ({ events }: Stream) =>
  events.map(({ type, data }) => snapshotOf(type, JSON.parse(data))).reduce(mergeSnapshot, EMPTY_SPINE)
const balanceOf = async ({ headers }: TestMember) => (await ask('GET', balanceRoute.GET, { headers })).json

test('a stranger gets a problem, not a stream', async () => {
  const refused = await openStream({})
  expect(refused.status).toBe(401)
  expect(refused.headers.get('content-type')).toBe('application/problem+json')
})

test('an operator’s grant reaches the member’s stream as the balance that the API tells', async () => {
  const [member, operator] = [await aPlayer({ gold: 100 }), await anOperator()]
  const stream = await openStream(member.headers)
  await waitUntil(() => stream.events.length === 1, 'ready')
  const body = { amount: 500, reason: 'a gift' }
  const granted = await ask('POST', grantRoute.POST, {
    params: { id: member.id },
    body,
    key: randomUUID(),
    headers: operator.headers,
  })
  expect(granted.status).toBe(200)
  await waitUntil(() => spineOf(stream).balances.GOLD?.available === 600, 'the grant')
  expect(spineOf(stream).balances.GOLD).toEqual((await balanceOf(member)).balances.GOLD)
})

test('spins reach the stream as balance and figures; what was missed is replayed behind ?after= and Last-Event-ID', async () => {
  const member = await aPlayer({ gold: 500 })
  const stream = await openStream(member.headers)
  await waitUntil(() => stream.events.length === 1, 'ready')
  const start = stream.events[0]?.id ?? ''
  const answers = []
  for (let round = 0; round < 5; round++) answers.push((await askSpin(member)).json)
  const last = answers.at(-1)
  await waitUntil(() => spineOf(stream).stats?.version === last.stats.version, 'the figures')
  expect(spineOf(stream).balances.GOLD).toEqual(last.balance.balances.GOLD)
  expect(spineOf(stream).stats).toEqual(last.stats)

  const resumed = await openStream(member.headers, `?after=${start}`)
  const native = await openStream({ ...member.headers, 'last-event-id': start }, '?after=old')
  await waitUntil(() => [resumed, native].every((one) => one.events.length === stream.events.length), 'the replay')
  expect(resumed.events.slice(1)).toEqual(stream.events.slice(1))
  expect(native.events.slice(1)).toEqual(stream.events.slice(1))
})

test('logging out ends the session’s stream', async () => {
  const member = await aPlayer()
  const stream = await openStream(member.headers)
  await waitUntil(() => stream.events.length === 1, 'ready')
  const gone = await ask('POST', logOutRoute.POST, { headers: member.headers })
  expect(gone.status).toBe(204)
  await waitUntil(stream.isOver, 'the stream is closed')
  expect((await openStream(member.headers)).status).toBe(401)
})

test('a changed nickname reaches the stream with the member', async () => {
  const member = await aPlayer()
  const stream = await openStream(member.headers)
  await waitUntil(() => stream.events.length === 1, 'ready')
  const nickname = `n${Date.now()}`
  const changed = await ask('PUT', meRoute.PUT, { headers: member.headers, body: { nickname } })
  expect(changed.status).toBe(200)
  await waitUntil(() => spineOf(stream).member?.nickname === nickname, 'the nickname')
  expect(spineOf(stream).member).toEqual(changed.json)
})
