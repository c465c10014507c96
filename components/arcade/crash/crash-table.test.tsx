import { QueryClientProvider } from '@tanstack/react-query'
import { act, fireEvent, render, screen, waitFor } from '@testing-library/react'
import { NextIntlClientProvider } from 'next-intl'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { CrashFlight, CrashRound } from '@/lib/arcade/crash/contract'
import arcade from '@/messages/ko/arcade.json'
import common from '@/messages/ko/common.json'
import crash from '@/messages/ko/crash.json'
import errors from '@/messages/ko/errors.json'
import { reconcileBalance, resetStore } from '@/store/moa-store'
import { createQueryClient } from '@/store/query-client'
import { CrashTable } from './crash-table'

const RTP = { numerator: 9_999, denominator: 10_100, percent: '99.0000' }
const FAIRNESS = { serverSeedHash: 'ab'.repeat(32), clientSeed: 'otter', nonce: 0, configVersion: 1 }
const ID = 'rnd_01KADX4T5QZ3M8V0W2Y6B9C1DE'

let startedMs = 0

const flightOf = (more: Partial<CrashFlight> = {}): CrashFlight => {
  const serverAt = new Date().toISOString()
  return {
    id: ID,
    game: 'crash',
    bet: 100,
    autoTarget: null,
    state: 'flying',
    startsAt: new Date(startedMs - 9_000).toISOString(),
    serverAt,
    fairness: FAIRNESS,
    createdAt: serverAt,
    ...more,
  }
}
const roundOf = (multiplier: number | null, point: number): CrashRound => ({
  id: ID,
  game: 'crash',
  bet: 100,
  payout: multiplier ?? 0,
  result: {
    point,
    multiplier,
    autoTarget: null,
    cashOutMs: multiplier === null ? null : 9_000,
    presentation: multiplier === null ? 'loss' : 'win',
  },
  fairness: FAIRNESS,
  createdAt: '2026-11-21T00:00:00.000Z',
})
const balanceOf = (available: number, version: number) => ({
  version,
  balances: { GOLD: { available, held: 0, version } },
})

type Server = { current: () => object; cashOut: () => Response }

/** The server as the browser meets it: an open round stays open until `server.current` says otherwise. */
function serve(server: Partial<Server> = {}) {
  const asked: { path: string; body: unknown }[] = []
  vi.stubGlobal('fetch', async (url: string, init: RequestInit) => {
    const path = String(url).replace(/^.*\/api\/games\/crash\//, '')
    const body = typeof init.body === 'string' ? JSON.parse(init.body) : null
    if (path.startsWith('current')) {
      await new Promise((done) => setTimeout(done, 20))
      return Response.json(server.current?.() ?? { crash: flightOf(), round: null, serverAt: new Date().toISOString() })
    }
    if (!String(url).includes('/crash/')) return Response.json(balanceOf(900, 1))
    asked.push({ path, body })
    if (path === 'bet') return Response.json({ crash: flightOf({ state: 'bet' }), balance: balanceOf(900, 2) })
    if (path === 'start') return Response.json({ crash: flightOf() })
    return server.cashOut?.() ?? Response.json({ round: roundOf(172, 8_437), balance: balanceOf(1_072, 3) })
  })
  return asked
}

const show = (opened: CrashFlight | null = null) =>
  render(
    <NextIntlClientProvider locale="ko" timeZone="Asia/Seoul" messages={{ arcade, common, crash, errors }}>
      <QueryClientProvider client={createQueryClient()}>
        <CrashTable rtp={RTP} opened={opened} earlier={[]} gold={1_000} serverSeedHash={null} />
      </QueryClientProvider>
    </NextIntlClientProvider>,
  )
const sentence = () => document.querySelector('[aria-live]')?.textContent
const figure = () => screen.getByRole('timer').textContent

beforeEach(() => {
  startedMs = Date.now()
  vi.stubGlobal('matchMedia', () => ({ matches: false, addEventListener: () => {}, removeEventListener: () => {} }))
})
afterEach(() => {
  delete document.documentElement.dataset.motion
  act(() => resetStore())
})

test('a bet starts at once, rises, and cashing out shows what the server paid, not what the screen stood at', async () => {
  const asked = serve()
  show()
  fireEvent.click(screen.getByRole('button', { name: '걸고 출발' }))
  fireEvent.click(await screen.findByRole('button', { name: '내리기' }))
  await waitFor(() => expect(sentence()).toMatch(/^1\.72×에 내려서 172 GOLD를 받았어요/))
  expect(figure()).toBe('1.72×')
  expect(asked).toEqual([
    { path: 'bet', body: { bet: 100, autoTarget: null } },
    { path: 'start', body: { roundId: ID } },
    { path: 'cash-out', body: { roundId: ID } },
  ])
  // Where it would have gone on to is nobody's business now.
  expect(document.body.textContent).not.toContain('84.37')
})

test('a round that stops is told calmly, once the server says so', async () => {
  let isOver = false
  serve({
    current: () => ({
      crash: isOver ? null : flightOf(),
      round: isOver ? roundOf(null, 137) : null,
      serverAt: new Date().toISOString(),
    }),
  })
  show(flightOf())
  expect(sentence()).toMatch(/^올라가고 있어요/)
  isOver = true
  await waitFor(() => expect(sentence()).toMatch(/^1\.37×에서 멈췄어요/))
  expect(figure()).toBe('1.37×')
  expect(document.querySelector('canvas')).toBeNull()
  expect(screen.getByRole('button', { name: '걸고 출발' })).toBeInTheDocument()
})

test('an open round goes on after a reload, and Space cashes it out', async () => {
  const asked = serve()
  show(flightOf())
  await waitFor(() => expect(figure()).toMatch(/^1\.[789]/))
  act(() => screen.getByRole('button', { name: '내리기' }).blur())
  fireEvent.keyDown(document.body, { key: ' ' })
  await waitFor(() => expect(sentence()).toMatch(/^1\.72×에 내려서/))
  expect(asked.map(({ path }) => path)).toEqual(['cash-out'])
})

test('a key held down since the bet cashes nothing out', () => {
  const asked = serve()
  show(flightOf())
  act(() => screen.getByRole('button', { name: '내리기' }).blur())
  fireEvent.keyDown(document.body, { key: ' ', repeat: true })
  expect(asked).toEqual([])
})

test('a cash-out that finds the round settled waits for the question’s answer instead of complaining', async () => {
  let isOver = false
  serve({
    cashOut: () => {
      isOver = true
      return Response.json({ code: 'ROUND_SETTLED', status: 409 }, { status: 409 })
    },
    current: () => ({
      crash: isOver ? null : flightOf(),
      round: isOver ? roundOf(150, 150) : null,
      serverAt: new Date().toISOString(),
    }),
  })
  show(flightOf())
  fireEvent.click(screen.getByRole('button', { name: '내리기' }))
  await waitFor(() => expect(sentence()).toMatch(/^1\.50×에 내려서 150 GOLD를 받았어요/))
  expect(screen.queryByRole('alert')).toBeNull()
})

test('without motion the figure counts, and no curve grows', async () => {
  document.documentElement.dataset.motion = 'reduced'
  serve()
  show(flightOf())
  await waitFor(() => expect(figure()).toMatch(/^1\.[789]/))
  expect(document.querySelectorAll('svg path[stroke=currentColor][stroke-width="3"]')).toHaveLength(0)
})

test('a target is taken in hundredths, and one that is none bars the bet', async () => {
  const asked = serve()
  show()
  const field = screen.getByLabelText('저절로 내릴 배수')
  fireEvent.change(field, { target: { value: '0.5' } })
  expect(screen.getByRole('button', { name: '걸고 출발' })).toBeDisabled()
  expect(field).toHaveAccessibleDescription(/1\.01부터 1000까지/)
  fireEvent.change(field, { target: { value: '2,5' } })
  fireEvent.click(screen.getByRole('button', { name: '걸고 출발' }))
  await waitFor(() => expect(asked[0]).toEqual({ path: 'bet', body: { bet: 100, autoTarget: 250 } }))
})

test('too little GOLD says what is missing and offers a smaller stake', () => {
  serve()
  act(() => void reconcileBalance(balanceOf(260, 3)))
  show()
  fireEvent.click(screen.getByRole('button', { name: '300' }))
  expect(screen.getByText('GOLD가 40 부족해요.')).toBeInTheDocument()
  expect(screen.getByRole('button', { name: '걸고 출발' })).toBeDisabled()
  fireEvent.click(screen.getByRole('button', { name: '200 GOLD로 줄이기' }))
  expect(screen.getByRole('button', { name: '걸고 출발' })).toBeEnabled()
})
