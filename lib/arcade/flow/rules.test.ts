import { expect, test } from 'vitest'
import { foldFlow } from './rules'

const DAYS = ['2026-11-19', '2026-11-20', '2026-11-21']
const ROWS = [
  { day: '2026-11-19', game: 'slot', rounds: 3, staked: 300, paid: 250 },
  { day: '2026-11-21', game: 'slot', rounds: 1, staked: 10, paid: 5_000 },
  { day: '2026-11-21', game: 'rps', rounds: 2, staked: 20, paid: 19 },
]

test('a day on which nobody played stands there with zeros', () => {
  const { days } = foldFlow(DAYS, ROWS)
  expect(days.map(({ day }) => day)).toEqual(DAYS)
  expect(days[1]).toMatchObject({ rounds: 0, staked: 0, paid: 0, net: 0 })
  expect(days[1]?.games.map(({ game }) => game)).toEqual(['slot', 'rps', 'gacha', 'crash'])
})

test('net is what left circulation, below zero when more was paid than staked', () => {
  const { days, totals } = foldFlow(DAYS, ROWS)
  expect(days.map(({ net }) => net)).toEqual([50, 0, -4_989])
  expect(totals).toMatchObject({ rounds: 6, staked: 330, paid: 5_269, net: -4_939 })
  expect(totals.games[0]).toEqual({ game: 'slot', rounds: 4, staked: 310, paid: 5_250, net: -4_940 })
})
