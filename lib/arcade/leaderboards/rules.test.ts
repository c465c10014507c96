import { expect, test } from 'vitest'
import { formatRank, parseRank } from './rules'

test('a rank comes back from its text as it was', () => {
  const rank = { score: '1000', reachedUs: '1795251600000000', handle: 'qL0-_x' }
  expect(parseRank(formatRank(rank))).toEqual(rank)
})

test.each(['', '1.2', '1.2.', 'a.2.b', '-1.2.b', '1.2.b.c', `${'9'.repeat(19)}.2.b`, '1.2.b '])(
  '%j is no rank',
  (text) => {
    expect(parseRank(text)).toBeNull()
  },
)
