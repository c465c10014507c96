import { act, render, screen } from '@testing-library/react'
import { NextIntlClientProvider } from 'next-intl'
import type { ReactNode } from 'react'
import { beforeEach, expect, test } from 'vitest'
import { ProblemError } from '@/lib/platform/http/call-problem'
import errors from '@/messages/ko/errors.json'
import realtime from '@/messages/ko/realtime.json'
import { countUnseen, markSeen, resetStore, setConnection, setLastError } from '@/store/moa-store'
import { announce } from '@/store/toasts'
import { ConnectionBadge } from './connection-badge'
import { PendingBadge } from './pending-badge'
import { Toasts } from './toasts'

const draw = (child: ReactNode) =>
  render(
    <NextIntlClientProvider locale="ko" messages={{ errors, realtime }}>
      {child}
    </NextIntlClientProvider>,
  )
const badge = () => screen.getByRole('status')

beforeEach(() => resetStore())

test.each([
  ['online', realtime.connection.online],
  ['reconnecting', realtime.connection.reconnecting],
  ['offline', realtime.connection.offline],
] as const)('the connection is shown when it is %s', (state, words) => {
  draw(<ConnectionBadge />)
  act(() => setConnection({ state }))
  expect(badge().textContent).toContain(words)
})

test('while there is trouble its last words are at hand; back online they are gone', () => {
  draw(<ConnectionBadge />)
  act(() => {
    setConnection({ state: 'reconnecting' })
    setLastError(new ProblemError('UNAVAILABLE', { status: 503 }))
  })
  expect(badge().title).toBe(errors.UNAVAILABLE)
  act(() => setConnection({ state: 'online' }))
  expect(badge().title).toBe('')
})

test('what is new is counted up to nine', () => {
  const { container } = draw(<PendingBadge />)
  expect(container.textContent).toBe('')
  act(() => countUnseen())
  expect(screen.getByText('1')).toBeDefined()
  act(() => {
    for (let more = 0; more < 9; more++) countUnseen()
  })
  expect(screen.getByText('9+')).toBeDefined()
  act(() => markSeen())
  expect(container.textContent).toBe('')
})

test('a toast says in the member’s words what happened, one that came early too', async () => {
  announce({ kind: 'reward', values: { amount: 1_000, asset: 'GOLD' } })
  draw(<Toasts />)
  expect((await screen.findAllByText('1,000 GOLD 보상을 받았어요.')).length).toBeGreaterThan(0)
  act(() => announce({ kind: 'balance', values: { asset: 'GOLD', amount: 2_500 } }))
  expect((await screen.findAllByText(/GOLD 잔액이 바뀌었어요/)).length).toBeGreaterThan(0)
})
