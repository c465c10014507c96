import { expect, test } from 'vitest'
import { GAMES } from '../stats/constants'
import { ACHIEVEMENT_GROUPS, ACHIEVEMENTS } from './constants'
import { type Figures, findDefinition, standingsOf } from './rules'

const NOTHING: Figures = {
  slotRounds: 0,
  rpsRounds: 0,
  gachaRounds: 0,
  crashRounds: 0,
  games: 0,
  limits: 0,
  revealedSeeds: 0,
  verifiedRounds: 0,
  days: 0,
  rounds: 0,
  bestStreak: 0,
  bestTimes: 0,
  items: 0,
}
const standing = (figures: Partial<Figures>, claims = new Map<string, string>()) =>
  standingsOf({ ...NOTHING, ...figures }, claims)
const of = (list: ReturnType<typeof standing>, id: string) => list.items.find((one) => one.id === id)

test('an achievement is earned with its target and not one before it', () => {
  expect(of(standing({ days: 6 }), 'days_7')).toMatchObject({ progress: 6, target: 7, isEarned: false })
  expect(of(standing({ days: 7 }), 'days_7')).toMatchObject({ progress: 7, isEarned: true, claimedAt: null })
  expect(of(standing({ days: 40 }), 'days_7')).toMatchObject({ progress: 7, target: 7 })
})

test('earned ones wait to be claimed until they are', () => {
  expect(standing({}).claimable).toBe(0)
  expect(standing({ days: 7 }).claimable).toBe(2)
  expect(standing({ days: 7 }, new Map([['days_3', '2026-11-21T00:00:00.000Z']])).claimable).toBe(1)
})

test('what was claimed stays earned when its figure is gone: a limit may be taken away again', () => {
  const list = standing({ limits: 0 }, new Map([['limit_set', '2026-11-21T00:00:00.000Z']]))
  expect(of(list, 'limit_set')).toMatchObject({ isEarned: true, progress: 1 })
})

test('nothing rewards losing, the size of a stake or the GOLD put in', () => {
  const forbidden = /stak|bet|loss|lost|spent|wager|paid/i
  expect(ACHIEVEMENTS.filter(({ id, figure }) => forbidden.test(id) || forbidden.test(figure))).toEqual([])
})

test('each has an id of its own, a group, and a reward that buys little', () => {
  expect(new Set(ACHIEVEMENTS.map(({ id }) => id)).size).toBe(ACHIEVEMENTS.length)
  expect(ACHIEVEMENTS.every(({ group }) => ACHIEVEMENT_GROUPS.includes(group))).toBe(true)
  expect(ACHIEVEMENTS.every(({ amount }) => amount > 0 && amount <= 300)).toBe(true)
  expect(findDefinition('all_games')?.target).toBe(GAMES.length)
})
