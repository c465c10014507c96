import { expect, test } from 'vitest'
import { REEL_STOPS, SLOT_LINES } from '@/lib/arcade/slot/constants'
import { computeOdds, REEL_BOUNDS, settleSpin } from '@/lib/arcade/slot/rules'
import { type Cell, cellsOff, pOfCells } from '../support/chi-square-tail'
import { drawsOf } from '../support/draw-many'
import { FIRST_ODDS } from '../support/first-odds'

const SPINS = 1_000_000
/** Standard deviation of one spin's payout per GOLD: 3.87 with the first figures, by enumeration. */
const SIGMA = 3.87

test('a million drawn spins fit the published odds: every line, every stop of every reel, the return', () => {
  const config = FIRST_ODDS.slot
  const { next } = drawsOf('slot')
  const lines = new Map<string, number>()
  const stops = REEL_BOUNDS.map(() => new Array<number>(REEL_STOPS).fill(0))
  let paid = 0
  for (let spin = 0; spin < SPINS; spin++) {
    const { result, payout } = settleSpin(config, next(REEL_BOUNDS), 1)
    const line = result.line ?? 'none'
    lines.set(line, (lines.get(line) ?? 0) + 1)
    for (const [reel, stop] of result.stops.entries()) (stops[reel] as number[])[stop] = (stops[reel]?.[stop] ?? 0) + 1
    paid += payout
  }
  const odds = computeOdds(config)
  const share = (part: bigint) => Number(part) / Number(odds.hit.denominator)
  const expected = SLOT_LINES.map((line) => [line, share(odds.lines[line].numerator)] as const)
  const cells: Cell[] = [...expected, ['none', 1 - share(odds.hit.numerator)] as const].map(([name, p]) => ({
    name,
    seen: lines.get(name) ?? 0,
    expected: SPINS * p,
  }))
  expect(cellsOff(cells)).toEqual([])
  expect(pOfCells(cells)).toBeGreaterThan(0.001)

  const places = stops.flatMap((reel, index) =>
    reel.map((seen, stop): Cell => ({ name: `reel ${index} stop ${stop}`, seen, expected: SPINS / REEL_STOPS })),
  )
  expect(cellsOff(places)).toEqual([])
  expect(pOfCells(places, REEL_BOUNDS.length)).toBeGreaterThan(0.001)
  expect(Math.abs(paid / SPINS - share(odds.rtp.numerator))).toBeLessThan((4 * SIGMA) / Math.sqrt(SPINS))
})
