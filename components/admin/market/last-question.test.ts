import { expect, test } from 'vitest'
import type { PriceFetch } from '@/lib/predictions/quotes/contract'
import { lastQuestion } from './last-question'

const asked = (id: string, source: string, symbol: string | null): PriceFetch => ({
  id,
  source,
  symbol,
  outcome: 'limited',
  httpStatus: 200,
  detail: '',
  tookMs: 10,
  askedAt: '2026-11-21T00:00:00.000Z',
})

test('the newest question about a symbol is the one that tells why it is missing', () => {
  const fetches = [asked('3', 'yahoo', 'AAPL'), asked('2', 'yahoo', 'NVDA'), asked('1', 'yahoo', 'NVDA')]
  expect(lastQuestion(fetches, 'yahoo', 'NVDA')?.id).toBe('2')
})

test('a question about all symbols at once tells it of each of them', () => {
  expect(lastQuestion([asked('1', 'massive', null)], 'massive', 'NVDA')?.id).toBe('1')
})

test('nobody has asked another source', () => {
  expect(lastQuestion([asked('1', 'yahoo', 'NVDA')], 'massive', 'NVDA')).toBeUndefined()
})
