import { expect, test } from 'vitest'
import { serverDigests } from '@/lib/arcade/fairness/adapter'
import { drawIntegers } from '@/lib/arcade/fairness/rules'
import { exactOf } from '@/lib/arcade/paytables/rules/games'
import { HANDS } from '@/lib/arcade/rps/constants'
import { RPS_BOUNDS, settleRps } from '@/lib/arcade/rps/rules'
import { type Cell, cellsOff, pOfCells, pOfChiSquare } from '../support/chi-square-tail'
import { drawsOf } from '../support/draw-many'
import { FIRST_ODDS } from '../support/first-odds'

const ROUNDS = 999_999
const BET = 10

test('a million rounds fit the published odds: each pair of hands, each outcome, the return', () => {
  const { next } = drawsOf('rps')
  const counts = new Map<string, number>()
  let paid = 0
  for (let round = 0; round < ROUNDS; round++) {
    const choice = HANDS[round % HANDS.length] ?? 'rock'
    const { result, payout } = settleRps(FIRST_ODDS.rps, next(RPS_BOUNDS), { bet: BET, choice })
    for (const key of [`${choice} ${result.serverChoice}`, result.presentation]) {
      counts.set(key, (counts.get(key) ?? 0) + 1)
    }
    paid += payout
  }
  const cellsOf = (names: readonly string[]) =>
    names.map((name): Cell => ({ name, seen: counts.get(name) ?? 0, expected: ROUNDS / names.length }))
  const pairs = cellsOf(HANDS.flatMap((mine) => HANDS.map((theirs) => `${mine} ${theirs}`)))
  const outcomes = cellsOf(['win', 'push', 'loss'])
  expect([...cellsOff(pairs), ...cellsOff(outcomes)]).toEqual([])
  expect(pOfCells(pairs, HANDS.length)).toBeGreaterThan(0.001)
  expect(pOfCells(outcomes)).toBeGreaterThan(0.001)

  const { numerator, denominator } = exactOf('rps', FIRST_ODDS.rps).rtp
  // One round's payout per GOLD is 1.9, 1 or 0: σ = 0.776.
  const off = paid / (ROUNDS * BET) - Number(numerator) / Number(denominator)
  expect(Math.abs(off)).toBeLessThan((4 * 0.776) / Math.sqrt(ROUNDS))
})

test('the simulations draw what the product draws', async () => {
  const bounds = [3, 2 ** 31 + 1, 1_000_000, 64, 3, 2 ** 31 + 1, 2 ** 31 + 1, 2 ** 32, 7, 2 ** 20]
  const { serverSeed, next } = drawsOf('rps')
  for (let nonce = 0; nonce < 200; nonce++) {
    const play = { serverSeed, clientSeed: 'simulation', nonce, game: 'rps', configVersion: 1 }
    expect(next(bounds)).toEqual(await drawIntegers(serverDigests, play, bounds))
  }
})

// Critical values of NIST/SEMATECH e-Handbook of Statistical Methods, 1.3.6.7.4.
test.each([
  [3.841, 1, 0.05],
  [6.635, 1, 0.01],
  [13.816, 2, 0.001],
  [14.067, 7, 0.05],
  [24.322, 7, 0.001],
  [43.773, 30, 0.05],
  [149.449, 100, 0.001],
])('χ² of %f with %i degrees of freedom has p = %f', (chiSquare, degrees, p) => {
  expect(pOfChiSquare(chiSquare, degrees) / p).toBeCloseTo(1, 2)
})
