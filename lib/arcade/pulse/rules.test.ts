import { expect, test } from 'vitest'
import { RECENT_WINS } from './constants'
import { tellCrowds, tellWins, type Win } from './rules'

const win = (memberId: string): Win => ({
  memberId,
  game: 'slot',
  payout: 40,
  multiplier: 400,
  nickname: null,
  wonAt: new Date('2026-11-21T12:34:56.789Z'),
})

test('four members are told of nowhere, five are', () => {
  const crowd = (members: number) => tellCrowds([{ game: null, members, rounds: 99 }])
  expect(crowd(4).today).toBeNull()
  expect(crowd(5).today).toEqual({ members: 5, rounds: 99 })
})

test('games are ordered by their members; the ones few play are left out', () => {
  const told = tellCrowds([
    { game: null, members: 20, rounds: 300 },
    { game: 'slot', members: 6, rounds: 200 },
    { game: 'crash', members: 9, rounds: 90 },
    { game: 'rps', members: 4, rounds: 10 },
  ])
  expect(told.popular.map(({ game }) => game)).toEqual(['crash', 'slot'])
})

test('wins are told when five different members have one, by the minute and without their ids', () => {
  const four = ['a', 'b', 'c', 'd', 'a', 'b'].map(win)
  expect(tellWins(four)).toEqual([])
  const told = tellWins([...four, win('e')])
  expect(told).toHaveLength(RECENT_WINS)
  expect(told[0]).toEqual({
    game: 'slot',
    payout: 40,
    multiplier: 400,
    nickname: null,
    wonAt: '2026-11-21T12:34:00.000Z',
  })
})
