import { expect, test } from 'vitest'
import { fillDays, foldGames, type GameFigures } from './rules'

const figures = (more: Partial<GameFigures>): GameFigures => ({
  game: 'slot',
  rounds: 0,
  wins: 0,
  staked: 0,
  paid: 0,
  playMs: 0,
  biggestWin: 0,
  bestMultiplier: 0,
  bestStreak: 0,
  ...more,
})

test('sums are over all games, bests are the best of any', () => {
  const folded = foldGames([
    figures({
      game: 'slot',
      rounds: 4,
      wins: 1,
      staked: 40,
      paid: 20,
      playMs: 9,
      biggestWin: 20,
      bestMultiplier: 200,
      bestStreak: 1,
    }),
    figures({
      game: 'rps',
      rounds: 5,
      wins: 3,
      staked: 50,
      paid: 57,
      playMs: 1,
      biggestWin: 19,
      bestMultiplier: 190,
      bestStreak: 3,
    }),
  ])
  expect(folded).toMatchObject({
    rounds: 9,
    wins: 4,
    staked: 90,
    paid: 77,
    net: -13,
    winRate: { numerator: 4, denominator: 9 },
    returnRate: { numerator: 77, denominator: 90 },
    favourite: 'rps',
    playMs: 10,
    biggestWin: 20,
    bestMultiplier: 200,
    bestStreak: 3,
  })
  expect(folded.byGame.map(({ game, rounds }) => [game, rounds])).toEqual([
    ['slot', 4],
    ['rps', 5],
    ['gacha', 0],
    ['crash', 0],
  ])
})

test('of games played equally often the first on the screens is the favourite; without a round there is none', () => {
  const [slot, crash] = [figures({ game: 'slot', rounds: 2 }), figures({ game: 'crash', rounds: 2 })]
  expect(foldGames([crash, slot]).favourite).toBe('slot')
  expect(foldGames([]).favourite).toBeNull()
  expect(foldGames([]).winRate).toEqual({ numerator: 0, denominator: 0 })
})

test('days without a round are there, as zeros', () => {
  const row = { day: '2026-11-21', rounds: 1, wins: 0, staked: 10, paid: 0 }
  expect(fillDays([row], ['2026-11-20', '2026-11-21'])).toEqual([
    { day: '2026-11-20', rounds: 0, wins: 0, staked: 0, paid: 0 },
    row,
  ])
})
