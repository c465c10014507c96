import { QueryClientProvider } from '@tanstack/react-query'
import { act, fireEvent, render, screen, waitFor, within } from '@testing-library/react'
import { NextIntlClientProvider } from 'next-intl'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { GachaCollection, GachaRound, GachaState } from '@/lib/arcade/gacha/contract'
import arcade from '@/messages/ko/arcade.json'
import common from '@/messages/ko/common.json'
import errors from '@/messages/ko/errors.json'
import gacha from '@/messages/ko/gacha.json'
import { resetStore } from '@/store/moa-store'
import { createQueryClient } from '@/store/query-client'
import { GachaScreen } from './gacha-screen'

const RATES = { SSR: 10_000, SR: 90_000, R: 300_000, N: 600_000 }
const STATE: GachaState = {
  version: 1,
  configVersion: 1,
  pity: 57,
  guaranteedIn: 23,
  next: RATES,
  nextTenth: { SSR: 10_000, SR: 990_000, R: 0, N: 0 },
  ssrWithinTen: { numerator: '1', denominator: '4', percent: '25.0000' },
  pulls: 57,
  pulled: { SSR: 0, SR: 5, R: 20, N: 32 },
  cost: { one: 50, ten: 500 },
  luck: { pulls: 57, ssr: 0, atLeast: 1, fewer: 0, percentile: 0.28 },
}
const COLLECTION: GachaCollection = {
  items: [
    { itemId: 'moa', rarity: 'SSR', copies: 0, firstAt: null },
    { itemId: 'leaf', rarity: 'N', copies: 3, firstAt: '2026-11-21T00:00:00.000Z' },
  ],
  owned: 1,
  total: 2,
}
const OFFERS = {
  items: [
    { itemId: 'compass' as const, price: 30, stock: 500, left: 12, isOwned: false },
    { itemId: 'crystal' as const, price: 90, stock: 150, left: 0, isOwned: false },
    { itemId: 'hourglass' as const, price: 240, stock: 30, left: 3, isOwned: false },
  ],
}

/** A round of one card: the rarest one for the first time, or a common one again. */
function roundOf(kind: 'newSsr' | 'again'): GachaRound {
  const shared = { pEffectivePpm: 10_000, pityBefore: 57 }
  const pull =
    kind === 'newSsr'
      ? { ...shared, item: 'moa' as const, rarity: 'SSR' as const, pityAfter: 0, isDuplicate: false, shards: 0 }
      : { ...shared, item: 'leaf' as const, rarity: 'N' as const, pityAfter: 58, isDuplicate: true, shards: 1 }
  return {
    id: `rnd_${kind}`,
    game: 'gacha',
    bet: 50,
    payout: 0,
    result: { count: 1, pulls: [pull], shards: pull.shards, presentation: 'loss' },
    fairness: { serverSeedHash: 'ab'.repeat(32), clientSeed: 'seed', nonce: 0, configVersion: 1 },
    createdAt: '2026-11-21T00:00:00.000Z',
  }
}

const balance = (gold: number, version: number) => ({
  version,
  balances: { GOLD: { available: gold, held: 0, version }, SHARD: { available: 1, held: 0, version } },
})
const session = { id: 'gse_1', version: 1, rounds: 1, staked: 50, paid: 0, net: -50 }
const times = { startedAt: '2026-11-21T00:00:00.000Z', lastPlayedAt: '2026-11-21T00:00:00.000Z' }

/** The server as the browser meets it. Until a pull it reads what the page was drawn with. */
function serve(round: GachaRound) {
  const asked: unknown[] = []
  const pity = round.result.pulls[0]?.pityAfter ?? 0
  const after: GachaState = { ...STATE, version: 2, pity, guaranteedIn: 80 - pity, pulls: 58 }
  vi.stubGlobal('fetch', async (url: string, init: RequestInit) => {
    if (String(url).includes('/gacha/pull')) {
      asked.push(JSON.parse(String(init.body)))
      const { cost: _cost, luck: _luck, ...progress } = after
      return Response.json({
        round,
        balance: balance(950, 2),
        stats: null,
        session: { ...session, ...times },
        gacha: progress,
      })
    }
    if (String(url).includes('/gacha/state')) return Response.json(asked.length > 0 ? after : STATE)
    if (String(url).includes('/gacha/collection')) return Response.json(COLLECTION)
    return String(url).includes('/gacha/exchange') ? Response.json(OFFERS) : Response.json(balance(1_000, 1))
  })
  return asked
}

const show = (gold = 1_000) =>
  render(
    <NextIntlClientProvider
      locale="ko"
      timeZone="Asia/Seoul"
      now={new Date('2026-11-21T00:12:30Z')}
      messages={{ arcade, common, errors, gacha }}
    >
      <QueryClientProvider client={createQueryClient()}>
        <GachaScreen
          state={STATE}
          collection={COLLECTION}
          offers={OFFERS}
          earlier={[]}
          gold={gold}
          shards={100}
          serverSeedHash={null}
        />
      </QueryClientProvider>
    </NextIntlClientProvider>,
  )
const one = () => screen.getByRole('button', { name: '1번 뽑기 · 50 GOLD' })
const cards = () => within(screen.getByRole('list', { name: '뽑은 카드' }))
const sentence = () => document.querySelector('[aria-live]')?.textContent

beforeEach(() => {
  vi.stubGlobal('matchMedia', () => ({ matches: false, addEventListener: () => {}, removeEventListener: () => {} }))
})
afterEach(() => {
  delete document.documentElement.dataset.motion
  act(() => resetStore())
})

test('guarantee, next odds, luck and prices stand there before anything is pulled', () => {
  serve(roundOf('again'))
  show()
  expect(screen.getByText('보장까지 23회')).toBeVisible()
  expect(screen.getByRole('progressbar')).toHaveAttribute('aria-valuenow', '57')
  expect(screen.getByText(/확률형 아이템 포함 · 내 다음 뽑기 SSR 1.0000%/)).toBeVisible()
  expect(screen.getByText(/57번 뽑아 SSR 0개예요/)).toBeVisible()
  expect(screen.getByRole('link', { name: '확률 보기' })).toHaveAttribute('href', '/arcade/gacha/odds')
  expect(screen.getByRole('button', { name: '10번 뽑기 · 500 GOLD' })).toBeEnabled()
})

test('nothing on the screen tells the card before it is turned, and Escape turns it', async () => {
  const asked = serve(roundOf('newSsr'))
  show()
  fireEvent.click(one())
  await screen.findByRole('button', { name: '바로 보기' })
  expect(asked).toEqual([{ count: 1, cost: 50 }])
  expect(cards().queryByText('모아새')).toBeNull()
  expect(cards().getByText('아직 열지 않은 카드')).toBeInTheDocument()
  expect(screen.getByText('보장까지 23회')).toBeVisible()
  fireEvent.keyDown(document.body, { key: 'Escape' })
  expect(cards().getByText('모아새')).toBeVisible()
  expect(sentence()).toContain('SSR 모아새, 처음 모은 아이템이에요.')
  await waitFor(() => expect(screen.getByText('보장까지 80회')).toBeVisible())
})

test('a new SSR has its edge of light and nothing else; a duplicate says its shards', async () => {
  document.documentElement.dataset.motion = 'reduced'
  serve(roundOf('newSsr'))
  const { unmount } = show()
  fireEvent.click(one())
  await cards().findByText('모아새')
  expect(document.querySelectorAll('[data-special]')).toHaveLength(1)
  expect(document.querySelector('canvas')).toBeNull()
  unmount()
  act(() => resetStore())
  serve(roundOf('again'))
  show()
  fireEvent.click(one())
  await cards().findByText('잎사귀')
  expect(document.querySelector('[data-special]')).toBeNull()
  expect(cards().getByText('조각 +1')).toBeVisible()
  expect(sentence()).toContain('이미 있어서 조각 1개가 됐어요')
})

test('what is not affordable is said, and can not be pressed', () => {
  serve(roundOf('again'))
  show(120)
  expect(one()).toBeEnabled()
  expect(screen.getByRole('button', { name: '10번 뽑기 · 500 GOLD' })).toBeDisabled()
})

test('an offer says why it can not be taken: gone, or how many shards are missing', () => {
  serve(roundOf('again'))
  show()
  expect(screen.getByRole('button', { name: '나침반: 조각 30개로 바꾸기' })).toBeEnabled()
  expect(screen.getByText('다 나갔어요')).toBeVisible()
  expect(screen.getByText('조각이 140개 부족해요')).toBeVisible()
  expect(screen.getByText('남은 수량 12/500')).toBeVisible()
})
