import { QueryClientProvider } from '@tanstack/react-query'
import { fireEvent, render, screen, waitFor, within } from '@testing-library/react'
import { NextIntlClientProvider } from 'next-intl'
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import type { MyDay, Pick } from '@/lib/predictions/picks/contract'
import type { Today } from '@/lib/predictions/sessions/contract'
import common from '@/messages/ko/common.json'
import errors from '@/messages/ko/errors.json'
import ox from '@/messages/ko/ox.json'
import { resetStore, setConnection } from '@/store/moa-store'
import { useMyDay } from '@/store/queries/ox'
import { createQueryClient } from '@/store/query-client'
import { StockList } from './stock-list'

const TODAY = {
  tradeDate: '2026-11-23',
  cutoffAt: '2026-11-23T14:25:00.000Z',
  listings: [
    {
      symbol: 'AAPL',
      nameKo: '애플',
      nameEn: 'Apple',
      position: 1,
      previousClose: 232_104_999,
      sparkline: [230_000_000, 228_500_000, 232_100_000],
      isDemo: true,
      pointsRange: { min: 6, max: 25 },
      points: { up: 8, down: 13 },
    },
  ],
} as Today

const PICK: Pick = {
  id: 'prd_1',
  tradeDate: '2026-11-23',
  symbol: 'AAPL',
  side: 'UP',
  confidence: null,
  state: 'OPEN',
  points: null,
  settlementVersion: null,
  version: 1,
  pickedAt: '2026-11-21T00:00:00.000Z',
  changedAt: '2026-11-21T00:00:00.000Z',
}
const dayWith = (pick: Pick | null, left = 2): MyDay => ({
  tradeDate: '2026-11-23',
  slots: { base: 3, ad: 0, used: 3 - left, left },
  version: 1,
  picks: pick ? [pick] : [],
})

type Sent = { method: string; body: unknown }
let sent: Sent[] = []
let answer: () => Response
const receipt = (pick: Partial<Pick>, version: number) =>
  Response.json({ pick: { ...PICK, ...pick }, slots: { base: 3, ad: 0, used: 1, left: 2 }, version })
const refuse = (status: number, code: string) =>
  Response.json({ status, code }, { status, headers: { 'content-type': 'application/problem+json' } })

beforeAll(() => {
  vi.stubGlobal('fetch', async (url: string, init?: RequestInit) => {
    if (!url.startsWith('/api/v1/predictions/AAPL')) return refuse(404, 'NOT_FOUND')
    sent.push({ method: init?.method ?? 'GET', body: init?.body ? JSON.parse(String(init.body)) : null })
    return answer()
  })
})
afterAll(() => vi.unstubAllGlobals())
beforeEach(() => {
  sent = []
  resetStore()
  setConnection({ state: 'online' })
})

function List({ first, isOpen }: { first: MyDay; isOpen: boolean }) {
  const { data } = useMyDay('2026-11-23', first)
  return <StockList today={TODAY} mine={data} isOpen={isOpen} />
}

function draw(first: MyDay, isOpen = true) {
  render(
    <NextIntlClientProvider locale="ko" timeZone="Asia/Seoul" messages={{ common, errors, ox }}>
      <QueryClientProvider client={createQueryClient()}>
        <List first={first} isOpen={isOpen} />
      </QueryClientProvider>
    </NextIntlClientProvider>,
  )
}
const button = (name: string) => screen.getByRole('button', { name })
const press = (name: string) => fireEvent.click(button(name))

test('before a pick the card says what is known: the close, the way there, and what right may bring', () => {
  draw(dayWith(null))
  expect(screen.getByText('전날 종가 $232.10')).toBeDefined()
  expect(screen.getByText('맞히면 6–25 POINT')).toBeDefined()
  expect(screen.getByText('데모 시세')).toBeDefined()
  const line = screen.getByRole('img')
  expect(line.getAttribute('aria-label')).toBe(
    '최근 3거래일 종가: $230.00에서 $232.10로. 가장 낮을 때 $228.50, 가장 높을 때 $232.10.',
  )
})

test('one press picks; the card says which and until when it can be changed', async () => {
  answer = () => receipt({}, 2)
  draw(dayWith(null))
  press('애플 오른다')
  await waitFor(() => expect(screen.getByText('오를 것 같다고 골랐어요.')).toBeDefined())
  expect(sent).toEqual([{ method: 'POST', body: { side: 'UP', tradeDate: '2026-11-23' } }])
  expect(button('애플 오른다').getAttribute('aria-pressed')).toBe('true')
  expect(screen.getByText('23:25까지 바꿀 수 있어요.')).toBeDefined()
})

test('the other side changes it, and undoing brings the first word back', async () => {
  answer = () => receipt({ side: 'DOWN', version: 2 }, 2)
  draw(dayWith(PICK))
  press('애플 내린다')
  await waitFor(() => expect(screen.getByText('O에서 X로 바꿨어요.')).toBeDefined())
  answer = () => receipt({ version: 3 }, 3)
  press('애플 되돌리기')
  await waitFor(() => expect(button('애플 오른다').getAttribute('aria-pressed')).toBe('true'))
  expect(sent.map(({ method, body }) => [method, (body as { side: string }).side])).toEqual([
    ['PATCH', 'DOWN'],
    ['PATCH', 'UP'],
  ])
})

test('a pick taken back leaves the card as it was, with the way to have it again', async () => {
  answer = () => receipt({ state: 'CANCELLED' }, 2)
  draw(dayWith(PICK))
  press('애플 취소')
  await waitFor(() => expect(screen.getByText('취소했어요. 슬롯이 돌아왔어요.')).toBeDefined())
  expect(button('애플 오른다').getAttribute('aria-pressed')).toBe('false')
  answer = () => receipt({ version: 3 }, 3)
  press('애플 되돌리기')
  await waitFor(() => expect(button('애플 오른다').getAttribute('aria-pressed')).toBe('true'))
  expect(sent.map(({ method }) => method)).toEqual(['DELETE', 'POST'])
})

test('a refusal says what happened, and the word that stood before stands', async () => {
  answer = () => refuse(409, 'PICKS_CLOSED')
  draw(dayWith(PICK))
  press('애플 내린다')
  const alert = await screen.findByRole('alert')
  expect(alert.textContent).toContain(errors.PICKS_CLOSED)
  expect(alert.textContent).toContain('앞서 고른 것은 그대로예요')
  expect(button('애플 오른다').getAttribute('aria-pressed')).toBe('true')
})

test('without a slot nothing can be pressed, and the card says what helps', () => {
  draw(dayWith(null, 0))
  expect((button('애플 오른다') as HTMLButtonElement).disabled).toBe(true)
  expect(screen.getByText(/슬롯을 모두 썼어요/)).toBeDefined()
})

test('how sure the member is stays out of the way and changes no side', async () => {
  answer = () => receipt({ confidence: 65 }, 2)
  draw(dayWith(PICK))
  fireEvent.click(screen.getByRole('radio', { name: '65%', hidden: true }))
  await waitFor(() => expect(screen.getByText('확신 65%')).toBeDefined())
  expect(sent).toEqual([{ method: 'PATCH', body: { confidence: 65, tradeDate: '2026-11-23' } }])
})

test('after the cut-off there is nothing to press; my word stands with what it brings', () => {
  draw(dayWith(PICK), false)
  const card = within(screen.getByTestId('card-AAPL'))
  expect(card.queryByRole('button')).toBeNull()
  expect(card.getByText('오를 것 같다고 골랐어요.')).toBeDefined()
  expect(card.getByText('맞히면 8 POINT')).toBeDefined()
})
