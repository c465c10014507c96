import { act, render, screen } from '@testing-library/react'
import { NextIntlClientProvider } from 'next-intl'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import ox from '@/messages/ko/ox.json'
import { Countdown } from './countdown'

const CUTOFF = '2026-11-23T14:25:00.000Z'
/** A device whose clock is an hour behind the server's. */
const DEVICE_MS = Date.parse('2026-11-23T13:00:00.000Z')

beforeEach(() => vi.useFakeTimers({ now: DEVICE_MS }))
afterEach(() => vi.useRealTimers())

function draw(serverNow: string) {
  render(
    <NextIntlClientProvider locale="ko" timeZone="Asia/Seoul" messages={{ ox }}>
      <Countdown heard={{ serverNow, heardAtMs: DEVICE_MS }} until={CUTOFF} label="마감까지" />
    </NextIntlClientProvider>,
  )
}
const pass = (ms: number) => act(() => vi.advanceTimersByTime(ms))
const shown = () => screen.getByRole('timer').textContent
const spoken = () => screen.getByRole('status').textContent

test('it counts by the server’s clock, whatever the device’s says', () => {
  draw('2026-11-23T14:00:00.000Z')
  expect(shown()).toBe('00:25:00')
  pass(60_000)
  expect(shown()).toBe('00:24:00')
})

test('a device that slept shows the true rest as soon as it wakes', () => {
  draw('2026-11-23T14:00:00.000Z')
  vi.setSystemTime(DEVICE_MS + 20 * 60_000)
  pass(1_000)
  expect(shown()).toBe('00:04:59')
})

test('days stand before the hours', () => {
  draw('2026-11-21T12:00:00.000Z')
  expect(shown()).toBe('2일02:25:00')
})

test('it is read out at a few minutes, never each second', () => {
  draw('2026-11-23T14:14:58.000Z')
  expect(spoken()).toBe('마감까지: 30분 남았어요')
  const heard = new Set<string | null>()
  for (let second = 0; second < 60; second++) {
    pass(1_000)
    heard.add(spoken())
  }
  expect([...heard]).toEqual(['마감까지: 30분 남았어요', '마감까지: 10분 남았어요'])
})

test('at the end it says to wait a moment', () => {
  draw('2026-11-23T14:24:59.000Z')
  pass(1_500)
  expect(screen.queryByRole('timer')).toBeNull()
  expect(screen.getByText('조금만 기다려 주세요')).toBeDefined()
  expect(spoken()).toBe('')
})
