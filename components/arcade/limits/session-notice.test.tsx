import { type QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { act, fireEvent, render, screen, waitFor } from '@testing-library/react'
import { NextIntlClientProvider } from 'next-intl'
import { expect, test, vi } from 'vitest'
import type { PlayNotice } from '@/lib/arcade/limits/contract'
import en from '@/messages/en/limits.json'
import errors from '@/messages/ko/errors.json'
import ko from '@/messages/ko/limits.json'
import { askAgainMs } from '@/store/queries/limits'
import { createQueryClient } from '@/store/query-client'
import { useQuietWhile } from '@/store/wishes'
import { SessionNotice } from './session-notice'

const noticeOf = (minutes: number, change: Partial<PlayNotice> = {}): PlayNotice => ({
  now: '2026-11-21T05:00:00.000Z',
  session: { id: 'gse_01KADX4T5QZ3M8V0W2Y6B9C1DE', startedAt: '2026-11-21T04:00:00.000Z', minutes, net: -320 },
  acknowledgedAt: null,
  dueAt: '2026-11-21T05:00:00.000Z',
  isDue: true,
  ...change,
})
const READ = noticeOf(60, { isDue: false, acknowledgedAt: '2026-11-21T05:00:00.000Z' })

/** The server as the browser meets it: what it says of the notice, and what was sent to it. */
function serve(first: PlayNotice) {
  const server = { notice: first, acknowledged: 0 }
  vi.stubGlobal('fetch', async (url: string) => {
    if (String(url).endsWith('/ack')) {
      server.acknowledged += 1
      server.notice = READ
    }
    return Response.json(server.notice)
  })
  return server
}

function Screen({ isRevealing }: { isRevealing: boolean }) {
  useQuietWhile(isRevealing)
  return (
    <main>
      <SessionNotice />
      <button type="button">돌리기</button>
    </main>
  )
}

const page = (queries: QueryClient, isRevealing: boolean, locale: 'ko' | 'en' = 'ko') => (
  <NextIntlClientProvider
    locale={locale}
    timeZone="Asia/Seoul"
    messages={{ limits: locale === 'ko' ? ko : en, errors }}
  >
    <QueryClientProvider client={queries}>
      <Screen isRevealing={isRevealing} />
    </QueryClientProvider>
  </NextIntlClientProvider>
)
const card = () => screen.queryByRole('dialog')
const settled = () => act(() => new Promise((done) => setTimeout(done, 30)))

test('says how long, what it came to and the sentence of the rules, and takes no focus', async () => {
  serve(noticeOf(60))
  render(page(createQueryClient(), false))
  screen.getByRole('button', { name: '돌리기' }).focus()
  await waitFor(() => expect(card()).not.toBeNull())
  expect(card()?.textContent).toContain(
    '한 시간째 하고 있어요. 지금까지 -320 GOLD예요. 과도한 게임이용은 정상적인 일상생활에 지장을 줄 수 있습니다.',
  )
  expect(screen.getByRole('status').textContent).toContain('한 시간째')
  expect(document.activeElement).toBe(screen.getByRole('button', { name: '돌리기' }))
  expect(card()?.getAttribute('aria-modal')).toBe('false')
})

test.each([
  [125, 'ko', '2시간 5분째 하고 있어요.'],
  [120, 'ko', '2시간째 하고 있어요.'],
  [60, 'en', 'You have been playing for an hour.'],
  [61, 'en', 'You have been playing for 1 h 1 min.'],
] as const)('%d minutes in %s: %s', async (minutes, locale, words) => {
  serve(noticeOf(minutes))
  render(page(createQueryClient(), false, locale))
  await waitFor(() => expect(card()?.textContent).toContain(words))
})

test('waits while a result is being revealed, and comes when it is told', async () => {
  serve(noticeOf(60))
  const queries = createQueryClient()
  const { rerender } = render(page(queries, true))
  await settled()
  expect(card()).toBeNull()
  rerender(page(queries, false))
  expect(card()).not.toBeNull()
  rerender(page(queries, true))
  expect(card()).toBeNull()
})

test('goes once it was read here', async () => {
  const server = serve(noticeOf(60))
  render(page(createQueryClient(), false))
  await waitFor(() => expect(card()).not.toBeNull())
  fireEvent.click(screen.getByRole('button', { name: '계속하기' }))
  await waitFor(() => expect(card()).toBeNull())
  expect(server.acknowledged).toBe(1)
})

test('goes when it was read on another device', async () => {
  const server = serve(noticeOf(60))
  const queries = createQueryClient()
  render(page(queries, false))
  await waitFor(() => expect(card()).not.toBeNull())
  server.notice = READ
  await act(() => queries.invalidateQueries({ queryKey: ['limits'] }))
  await waitFor(() => expect(card()).toBeNull())
  expect(server.acknowledged).toBe(0)
})

test('is asked about when it is due by the server’s clock, never more often than every five seconds', () => {
  const dueIn = (ms: number) =>
    noticeOf(50, { isDue: false, dueAt: new Date(Date.parse('2026-11-21T05:00:00.000Z') + ms).toISOString() })
  expect([1_000, 90_000, 3_600_000].map((ms) => askAgainMs(dueIn(ms)))).toEqual([5_000, 90_000, 300_000])
  expect([askAgainMs(undefined), askAgainMs(noticeOf(60))]).toEqual([300_000, 60_000])
})
