import { expect, test } from 'vitest'
import { CRASH_BOUNDS } from '@/lib/arcade/crash/constants'
import { chanceAt, settleCrash } from '@/lib/arcade/crash/rules'
import { CRASH_TARGETS } from '@/lib/arcade/paytables/constants'
import { type Cell, cellsOff, pOfCells } from '../support/chi-square-tail'
import { drawsOf } from '../support/draw-many'
import { FIRST_ODDS } from '../support/first-odds'

const ROUNDS = 1_000_000
const TARGET = 200
const BET = 100

test('a million rounds fit the published odds: every target, and the return at 2×', () => {
  const config = FIRST_ODDS.crash
  const { next } = drawsOf('crash')
  const classes = [100, ...CRASH_TARGETS]
  const ended = new Map<number, number>()
  let paid = 0
  for (let round = 0; round < ROUNDS; round++) {
    const input = { bet: BET, autoTarget: TARGET, cashOutMs: null }
    const { result, payout } = settleCrash(config, next(CRASH_BOUNDS), input)
    const last = classes.findLast((from) => from <= result.point) ?? 100
    ended.set(last, (ended.get(last) ?? 0) + 1)
    paid += payout
  }
  const chance = (target: number | undefined) => {
    if (target === undefined) return 0
    if (target === 100) return 1
    const { numerator, denominator } = chanceAt(config, target)
    return Number(numerator) / Number(denominator)
  }
  const cells = classes.map(
    (from, index): Cell => ({
      name: `ends from ${from}`,
      seen: ended.get(from) ?? 0,
      expected: ROUNDS * (chance(from) - chance(classes[index + 1])),
    }),
  )
  const reached = classes.map((target): Cell => {
    const seen = classes.filter((from) => from >= target).reduce((sum, from) => sum + (ended.get(from) ?? 0), 0)
    return { name: `reaches ${target}`, seen, expected: ROUNDS * chance(target) }
  })
  expect([...cellsOff(cells), ...cellsOff(reached)]).toEqual([])
  expect(pOfCells(cells)).toBeGreaterThan(0.001)
  // At 2× a round pays twice or nothing: σ = 1 per GOLD.
  expect(Math.abs(paid / (ROUNDS * BET) - 0.99)).toBeLessThan(4 / Math.sqrt(ROUNDS))
})
