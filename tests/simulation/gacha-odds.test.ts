import { expect, test } from 'vitest'
import { PPM, RARITIES } from '@/lib/arcade/gacha/constants'
import type { GachaPull } from '@/lib/arcade/gacha/contract'
import { boundsOfGacha, consolidatedOf, isTenth, ratesAt, settleGacha } from '@/lib/arcade/gacha/rules'
import { type Cell, cellsOff, pOfCells } from '../support/chi-square-tail'
import { drawsOf } from '../support/draw-many'
import { FIRST_ODDS } from '../support/first-odds'

const config = FIRST_ODDS.gacha
const add = (counts: Map<string, number>, name: string, amount: number) =>
  counts.set(name, (counts.get(name) ?? 0) + amount)

type Simulated = { seen: Map<string, number>; expected: Map<string, number>; waits: number[] }

/** One member's pulls, all with the same count a round; what is expected of each pull is added up as they go. */
function pullOn(name: string, rounds: number, count: 1 | 10): Simulated {
  const { next } = drawsOf(`gacha ${name}`)
  const [seen, expected] = [new Map<string, number>(), new Map<string, number>()]
  const waits: number[] = []
  const bounds = boundsOfGacha(count)
  const note = ({ item, rarity, pityBefore }: GachaPull, index: number) => {
    const rates = ratesAt(config, pityBefore, isTenth(index, count))
    for (const one of RARITIES) add(expected, one, rates[one] / PPM)
    add(seen, rarity, 1)
    add(seen, item, 1)
    if (rarity === 'SSR') waits.push(pityBefore + 1)
  }
  let missed = 0
  for (let round = 0; round < rounds; round++) {
    const { pulls } = settleGacha(config, next(bounds), { missed, owned: [] }).result
    pulls.forEach(note)
    missed = pulls.at(-1)?.pityAfter ?? 0
  }
  // Joint odds of an item: those of its rarity, times its share in it.
  for (const rarity of RARITIES) {
    for (const { id, ppm } of config.items[rarity]) add(expected, id, ((expected.get(rarity) ?? 0) * ppm) / PPM)
  }
  return { seen, expected, waits }
}

const cellsOf = ({ seen, expected }: Simulated, names: readonly string[]): Cell[] =>
  names.map((name) => ({ name, seen: seen.get(name) ?? 0, expected: expected.get(name) ?? 0 }))
const ITEMS = RARITIES.flatMap((rarity) => config.items[rarity].map(({ id }) => id))

test.each([
  ['700,000 single pulls', 700_000, 1],
  ['300,000 pulls in tens', 30_000, 10],
] as const)('%s fit the published odds of each pull: every rarity, every item', (name, rounds, count) => {
  const simulated = pullOn(name, rounds, count)
  const [rarities, items] = [cellsOf(simulated, RARITIES), cellsOf(simulated, ITEMS)]
  expect([...cellsOff(rarities), ...cellsOff(items)]).toEqual([])
  expect(pOfCells(rarities)).toBeGreaterThan(0.001)
  expect(pOfCells(items)).toBeGreaterThan(0.001)
  if (count === 1) expectTheGuarantee(simulated)
})

/** In the long run: the consolidated rates, the average wait, and within how many pulls half and nine in ten have theirs. */
function expectTheGuarantee({ seen, waits }: Simulated): void {
  const { rates, expectedPulls, median, ninetieth } = consolidatedOf(config)
  const pulls = RARITIES.reduce((sum, rarity) => sum + (seen.get(rarity) ?? 0), 0)
  const value = ({ numerator, denominator }: { numerator: bigint; denominator: bigint }) =>
    Number((numerator * 1_000_000_000n) / denominator) / 1e9
  const cells = RARITIES.map((name) => ({ name, seen: seen.get(name) ?? 0, expected: pulls * value(rates[name]) }))
  expect(cells[0]?.expected).toBeGreaterThan(10_000)
  expect(cellsOff(cells)).toEqual([])
  const sorted = waits.toSorted((a, b) => a - b)
  const mean = waits.reduce((sum, wait) => sum + wait, 0) / waits.length
  expect(Math.abs(mean / value(expectedPulls) - 1)).toBeLessThan(0.02)
  expect(Math.abs((sorted[Math.floor(waits.length * 0.5)] ?? 0) - median)).toBeLessThanOrEqual(1)
  expect(Math.abs((sorted[Math.floor(waits.length * 0.9)] ?? 0) - ninetieth)).toBeLessThanOrEqual(1)
  expect(Math.max(...waits)).toBeLessThanOrEqual(config.pity.hard)
}
