import { expect, test } from 'vitest'
import { REFRESH_GRACE_S } from './constants'
import { decideRefresh } from './rules'

const NOW = new Date('2026-11-21T00:00:00Z')
const ago = (seconds: number) => new Date(NOW.getTime() - seconds * 1_000)

test.each([
  ['unused', { usedAt: null, successorUsedAt: null }, 'rotate'],
  ['just used', { usedAt: ago(0), successorUsedAt: null }, 'repeat'],
  ['used at the end of the grace', { usedAt: ago(REFRESH_GRACE_S), successorUsedAt: null }, 'repeat'],
  ['used before the grace', { usedAt: ago(REFRESH_GRACE_S + 1), successorUsedAt: null }, 'reused'],
  ['just used, its successor too', { usedAt: ago(1), successorUsedAt: ago(0) }, 'reused'],
] as const)('a token that is %s: %o gives %s', (_name, presented, decision) => {
  expect(decideRefresh(presented, NOW)).toBe(decision)
})
