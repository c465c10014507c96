import { QueryClientProvider } from '@tanstack/react-query'
import { act, render, screen, waitFor } from '@testing-library/react'
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import type { spin as spinContract } from '@/lib/arcade/slot/contract'
import { addressOf } from '@/lib/platform/kernel/address'
import type { Snapshot } from './merge'
import { hydrateFromServer, readStore, resetStore, setConnection, useBalance } from './moa-store'
import { createQueryClient } from './query-client'
import { useWrite } from './use-write'

const spin = addressOf<typeof spinContract>({ method: 'POST', path: '/api/actions/SLOT_SPIN', idempotent: true })

const balanceOf = (available: number, version: number) => ({
  version,
  balances: { GOLD: { available, held: 0, version } },
})
const answer = (available: number, version: number) => ({
  round: {},
  balance: balanceOf(available, version),
  stats: { version },
})

type Sent = { url: string; key: string | null }
let sent: Sent[] = []
/** What the server at the other end of the wire does next with a spin. */
let script: (() => Response | Promise<Response>)[] = []
let balance = balanceOf(1_000, 1)

const problem = (status: number, code: string) => () =>
  Response.json(
    { status, code, requestId: 'req_1' },
    { status, headers: { 'content-type': 'application/problem+json' } },
  )
const lost = () => Promise.reject(new TypeError('network'))

beforeAll(() => {
  vi.stubGlobal('fetch', async (url: string, init?: RequestInit) => {
    if (url === '/api/users/balance') return Response.json(balance)
    sent.push({ url, key: new Headers(init?.headers).get('idempotency-key') })
    return script.shift()?.() ?? Response.json(answer(1_010, 9))
  })
})
afterAll(() => vi.unstubAllGlobals())
beforeEach(() => {
  vi.spyOn(Math, 'random').mockReturnValue(0)
  succeeded.mockClear()
  sent = []
  script = []
  balance = balanceOf(1_000, 1)
  resetStore()
  hydrateFromServer({
    member: { id: 'usr_a', version: 1 },
    balance,
    stats: { version: 1 },
  } as unknown as Required<Snapshot>)
  setConnection({ state: 'online' })
})

const succeeded = vi.fn()
const settled = vi.fn()

function Lever() {
  const { write, problem: failed } = useWrite(spin, {
    onSuccess: () => {
      succeeded()
      settled()
    },
    onProblem: settled,
  })
  const gold = useBalance('GOLD')
  return (
    <>
      <output>{gold?.available}</output>
      <button type="button" onClick={() => write({ body: { bet: 10 } })}>
        {failed?.code ?? 'ready'}
      </button>
    </>
  )
}

function draw() {
  const client = createQueryClient()
  render(
    <QueryClientProvider client={client}>
      <Lever />
    </QueryClientProvider>,
  )
  const button = screen.getByRole('button')
  const press = async () => {
    const before = settled.mock.calls.length
    act(() => button.click())
    await waitFor(() => expect(settled.mock.calls.length).toBe(before + 1))
  }
  return { button, press }
}

const shownGold = () => Number(screen.getByRole('status').textContent)

test('what the answer carries is shown without another request', async () => {
  script = [() => Response.json(answer(990, 2))]
  await draw().press()
  expect(shownGold()).toBe(990)
  expect(succeeded).toHaveBeenCalledOnce()
  expect(readStore().stats).toEqual({ version: 2 })
})

test('an answer older than what is known changes nothing', async () => {
  script = [() => Response.json(answer(5, 1))]
  await draw().press()
  expect(shownGold()).toBe(1_000)
})

test('retries of one intent carry one key; the next intent has another', async () => {
  script = [problem(503, 'UNAVAILABLE'), lost, () => Response.json(answer(990, 2))]
  const { press } = draw()
  await press()
  await press()
  expect(sent).toHaveLength(4)
  expect(new Set(sent.slice(0, 3).map(({ key }) => key)).size).toBe(1)
  expect(sent[3]?.key).not.toBe(sent[0]?.key)
})

test('pressing again after an unknown outcome is the same intent', async () => {
  script = [lost, lost, lost, lost]
  const { button, press } = draw()
  await press()
  expect(button.textContent).toBe('UNREACHABLE')
  await press()
  expect(new Set(sent.map(({ key }) => key)).size).toBe(1)
})

test('pressing again after a refusal is a new intent', async () => {
  script = [problem(422, 'INSUFFICIENT_FUNDS')]
  const { button, press } = draw()
  await press()
  expect(button.textContent).toBe('INSUFFICIENT_FUNDS')
  await press()
  expect(new Set(sent.map(({ key }) => key)).size).toBe(2)
})

test('pressing again after a lost answer and an ended session is the same intent', async () => {
  const renewed = () => Response.json({})
  script = [lost, problem(401, 'UNAUTHENTICATED'), renewed, problem(401, 'UNAUTHENTICATED')]
  const { button, press } = draw()
  await press()
  expect(button.textContent).toBe('UNAUTHENTICATED')
  await press()
  const keys = sent.filter(({ url }) => url === '/api/actions/SLOT_SPIN').map(({ key }) => key)
  expect([keys.length, new Set(keys).size]).toEqual([4, 1])
})

test('a failure lets the balance be read anew', async () => {
  balance = balanceOf(700, 4)
  script = [problem(422, 'INSUFFICIENT_FUNDS')]
  await draw().press()
  await waitFor(() => expect(shownGold()).toBe(700))
})

test('pressing twice while the first is under way sends once', async () => {
  let finish = (_: Response) => {}
  script = [() => new Promise<Response>((resolve) => (finish = resolve))]
  const { button } = draw()
  act(() => {
    button.click()
    button.click()
  })
  await waitFor(() => expect(sent).toHaveLength(1))
  await act(async () => finish(Response.json(answer(990, 2))))
  expect(sent).toHaveLength(1)
})

test('offline nothing is sent, now or later', async () => {
  setConnection({ state: 'offline' })
  const { button, press } = draw()
  await press()
  expect(button.textContent).toBe('OFFLINE')
  act(() => {
    setConnection({ state: 'online' })
    window.dispatchEvent(new Event('online'))
  })
  await new Promise((done) => setTimeout(done, 50))
  expect(sent).toEqual([])
})
