import { QueryClientProvider } from '@tanstack/react-query'
import { fireEvent, render, screen, waitFor } from '@testing-library/react'
import { NextIntlClientProvider } from 'next-intl'
import { beforeEach, expect, test, vi } from 'vitest'
import type { Reward } from '@/lib/rewards/catalogue/contract'
import common from '@/messages/ko/common.json'
import errors from '@/messages/ko/errors.json'
import rewards from '@/messages/ko/rewards.json'
import { resetStore } from '@/store/moa-store'
import { createQueryClient } from '@/store/query-client'
import { RewardsScreen } from './rewards-screen'

const push = vi.hoisted(() => vi.fn())
vi.mock('next/navigation', () => ({ useRouter: () => ({ push }) }))

const aReward = (words: Partial<Reward>): Reward => ({
  id: 'rwd_01KADX4T5QZ3M8V0W2Y6B9C101',
  nameKo: '커피',
  nameEn: 'Coffee',
  descriptionKo: '한 잔이에요.',
  descriptionEn: 'One cup.',
  pricePoints: 450,
  image: 'coffee',
  left: 3,
  isActive: true,
  isDemo: true,
  version: 1,
  ...words,
})
const CATALOGUE = [
  aReward({}),
  aReward({ id: 'rwd_01KADX4T5QZ3M8V0W2Y6B9C102', nameKo: '책', pricePoints: 1_800 }),
  aReward({ id: 'rwd_01KADX4T5QZ3M8V0W2Y6B9C103', nameKo: '빵', pricePoints: 300, left: 0 }),
]
const asked: { url: string; method: string; key: string | null; body: string }[] = []

function serve(redeem: () => Response) {
  asked.length = 0
  vi.stubGlobal('fetch', (url: string, init: RequestInit = {}) => {
    const { method = 'GET', headers, body } = init
    asked.push({ url, method, key: new Headers(headers).get('idempotency-key'), body: String(body ?? '') })
    if (method === 'POST') return Promise.resolve(redeem())
    return Promise.resolve(Response.json(url.includes('balance') ? { version: 1, balances: {} } : { items: CATALOGUE }))
  })
}

const draw = () =>
  render(
    <NextIntlClientProvider locale="ko" messages={{ common, errors, rewards }}>
      <QueryClientProvider client={createQueryClient()}>
        <RewardsScreen first={{ items: CATALOGUE }} points={700} />
      </QueryClientProvider>
    </NextIntlClientProvider>,
  )
const posts = () => asked.filter(({ method }) => method === 'POST')

beforeEach(() => {
  vi.stubGlobal('matchMedia', () => ({ matches: false, addEventListener: () => {}, removeEventListener: () => {} }))
  resetStore()
  push.mockReset()
})

test('a reward says what is missing to it, one that is gone says so, and neither has a button', () => {
  serve(() => Response.json({}))
  draw()
  expect(screen.getByText('1,100 POINT 더 모으면 바꿀 수 있어요.')).toBeDefined()
  expect(screen.getByText(/다 나갔어요/)).toBeDefined()
  expect(screen.getAllByRole('button', { name: /교환하기/ })).toHaveLength(1)
})

test('nothing is exchanged before the sheet has said what happens and was agreed to', async () => {
  const redemption = { id: 'rdm_01KADX4T5QZ3M8V0W2Y6B9C1DE', version: 1 }
  serve(() => Response.json({ redemption }, { status: 202 }))
  draw()
  fireEvent.click(screen.getByRole('button', { name: '커피 교환하기' }))
  expect(await screen.findByText('만들지 못하면 POINT를 그대로 돌려드려요.')).toBeDefined()
  expect(screen.getByText('250 POINT')).toBeDefined()
  expect(posts()).toHaveLength(0)
  fireEvent.click(screen.getByRole('button', { name: '450 POINT로 교환' }))
  await waitFor(() => expect(push).toHaveBeenCalledWith(`/rewards/redemptions/${redemption.id}`))
  expect(posts()).toHaveLength(1)
  expect(posts()[0]?.key).toBeTruthy()
  expect(JSON.parse(posts()[0]?.body ?? '')).toEqual({ rewardId: CATALOGUE[0]?.id, pricePoints: 450 })
})

test('whoever comes too late is told so in the sheet, and goes nowhere', async () => {
  const problem = {
    type: '/docs#OUT_OF_STOCK',
    title: 'Out of stock',
    status: 409,
    code: 'OUT_OF_STOCK',
    requestId: 'req_1',
  }
  serve(() => Response.json(problem, { status: 409, headers: { 'content-type': 'application/problem+json' } }))
  draw()
  fireEvent.click(screen.getByRole('button', { name: '커피 교환하기' }))
  fireEvent.click(await screen.findByRole('button', { name: '450 POINT로 교환' }))
  expect((await screen.findByRole('alert')).textContent).toContain(errors.OUT_OF_STOCK)
  expect(push).not.toHaveBeenCalled()
  fireEvent.click(screen.getByRole('button', { name: '그만두기' }))
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
})
