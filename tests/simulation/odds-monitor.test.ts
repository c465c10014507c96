import { beforeAll, describe, expect, test } from 'vitest'
import { ALARM_E, ODDS_MULTIPLIERS, PRIOR_DRAWS } from '@/lib/arcade/monitor/constants'
import { drawnIn, publishedOf } from '@/lib/arcade/monitor/rules/games'
import { type Counts, type Drawn, type Published, stratumKey, Tally } from '@/lib/arcade/monitor/rules/tally'
import { getConfig } from '@/lib/arcade/paytables/reads'
import type { ConfigOf } from '@/lib/arcade/paytables/rules/games'
import { type Dice, diceOf, flightOf, handOf, pullTen, spinOn } from '../support/biased-worlds'

const RUNS = 2_000
/** 90 days of 500 draws. */
const DRAWS = 45_000
/**
 * Ville's inequality, for evidence of any size: of 2,000 honest runs at most 2,000/c ever reach e = c, on average. Three
 * standard deviations of a Poisson count are left to chance.
 */
const LEVELS = [20, 100, ALARM_E]
const reachedMax = (level: number) => RUNS / level + 3 * Math.sqrt(RUNS / level)

let odds: ConfigOf
beforeAll(async () => {
  odds = {
    slot: await getConfig('slot', 1),
    rps: await getConfig('rps', 1),
    crash: await getConfig('crash', 1),
    gacha: await getConfig('gacha', 1),
  }
})

type Run = { eMax: number; e: number; counts: Counts }
const median = (values: readonly number[]) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0

/** Independent draws by the published odds, the evidence looked at after each one. Says the same as `Tally`, only faster. */
function honestRun({ fixed }: Published, dice: Dice): Run {
  const names = (fixed[0] ?? []).map(({ name }) => name)
  const chances = (fixed[0] ?? []).map(({ probability }) => probability)
  const seen = new Float64Array(chances.length)
  let [e, eMax] = [1, 1]
  for (let draw = 0; draw < DRAWS; draw++) {
    let [rest, at] = [dice(), 0]
    while (at < chances.length - 1 && rest >= (chances[at] ?? 0)) rest -= chances[at++] ?? 0
    const p = chances[at] ?? 1
    e *= (PRIOR_DRAWS * p + (seen[at] ?? 0)) / (PRIOR_DRAWS + draw) / p
    seen[at] = (seen[at] ?? 0) + 1
    if (e > eMax) eMax = e
  }
  return { eMax, e, counts: Object.fromEntries(names.map((name, at) => [name, seen[at] ?? 0])) }
}

/** `factors`: by what was drawn, for each rarity (but the last) and each alternative to its odds. */
type Stratum = { chances: number[]; hits: number[]; factors: Float64Array[] }
/** Every multiplier twice: for all pulls, and for the ordinary ones only. */
const ALTERNATIVES = 2 * ODDS_MULTIPLIERS.length

/** Pulls in tens by the published odds, pity and tenth pull included, the evidence looked at after each one. */
function honestPulls(config: ConfigOf['gacha'], published: Published, dice: Dice): Run {
  const strata: Stratum[] = []
  // The last of each group's bins counts all of the group.
  const state = { missed: 0, bins: published.fixed.map((group) => new Float64Array(group.length + 1)) }
  const alternatives = new Alternatives()
  let [items, e, eMax] = [1, 1, 1]
  for (let draw = 0; draw < DRAWS; draw++) {
    const stratum = stratumAt(config, strata, state.missed, draw % 10 === 9)
    let [rest, rarity] = [dice() * 1e6, 0]
    while (rest >= (stratum.chances[rarity] ?? 0)) rest -= stratum.chances[rarity++] ?? 0
    stratum.hits[rarity] = (stratum.hits[rarity] ?? 0) + 1
    items *= itemFactor(published, state.bins, rarity, dice)
    const [rarest, others] = alternatives.multiply(stratum.factors[rarity])
    e = (rarest + (others + items) / OTHERS) / 2
    if (e > eMax) eMax = e
    state.missed = rarity === 0 ? 0 : state.missed + 1
  }
  return { eMax, e, counts: countsOf(published, strata, state.bins) }
}

function stratumAt(config: ConfigOf['gacha'], strata: Stratum[], missed: number, isTenth: boolean): Stratum {
  const place = 2 * missed + (isTenth ? 1 : 0)
  const known = strata[place]
  if (known) return known
  const { SSR, SR, R, N } = ratesOf(config, missed, isTenth)
  const chances = [SSR, SR, R, N]
  const ordinary = [config.rates.SSR, config.rates.SR, config.rates.R]
  const factors = chances.map((_, drawn) =>
    Float64Array.from({ length: ordinary.length * ALTERNATIVES }, (_one, index) => {
      const [rarity, alternative] = [Math.floor(index / ALTERNATIVES), index % ALTERNATIVES]
      const theta = ODDS_MULTIPLIERS[alternative % ODDS_MULTIPLIERS.length] ?? 1
      const isMeant = alternative < ODDS_MULTIPLIERS.length || chances[rarity] === ordinary[rarity]
      return isMeant ? (drawn === rarity ? theta : 1) / (1 + ((chances[rarity] ?? 0) / 1e6) * (theta - 1)) : 1
    }),
  )
  const made = { chances, hits: [0, 0, 0, 0], factors }
  strata[place] = made
  return made
}

/** The published chances of one pull, from the curve itself: what `ratesAt` computes, written down a second time. */
function ratesOf({ rates, pity }: ConfigOf['gacha'], missed: number, isTenth: boolean) {
  const raised = rates.SSR + Math.max(0, missed + 2 - pity.softFrom) * pity.softStep
  const SSR = missed + 1 >= pity.hard ? 1e6 : Math.min(1e6, raised)
  const SR = isTenth ? 1e6 - SSR : Math.min(rates.SR, 1e6 - SSR)
  const R = Math.min(rates.R, 1e6 - SSR - SR)
  return { SSR, SR, R, N: 1e6 - SSR - SR - R }
}

/** Beside the rarest: two rarities, and the items within all of them. */
const OTHERS = 3
/** Below this nothing comes back in a lifetime; doubles near zero are slow. */
const GONE = 1e-290

/** The evidence for each alternative that has not vanished. */
class Alternatives {
  #products = new Float64Array(3 * ALTERNATIVES).fill(1)
  #alive = Int32Array.from(this.#products.keys())

  /** One more factor for each. Answers the mean of the rarest's, and the sum of the other rarities' means. */
  multiply(factors: Float64Array | undefined): [rarest: number, others: number] {
    let [rarest, others, isAllAlive] = [0, 0, true]
    for (const index of this.#alive) {
      const next = (this.#products[index] ?? 0) * (factors?.[index] ?? 1)
      this.#products[index] = next
      if (next < GONE) isAllAlive = false
      else if (index < ALTERNATIVES) rarest += next
      else others += next
    }
    if (!isAllAlive) this.#alive = this.#alive.filter((index) => (this.#products[index] ?? 0) >= GONE)
    return [rarest / ALTERNATIVES, others / ALTERNATIVES]
  }
}

function itemFactor({ fixed }: Published, bins: Float64Array[], rarity: number, dice: Dice): number {
  const [group, seen] = [fixed[rarity] ?? [], bins[rarity] ?? new Float64Array()]
  let [rest, at] = [dice(), 0]
  while (at < group.length - 1 && rest >= (group[at]?.probability ?? 0)) rest -= group[at++]?.probability ?? 0
  const p = group[at]?.probability ?? 1
  const draws = seen[group.length] ?? 0
  const factor = (PRIOR_DRAWS * p + (seen[at] ?? 0)) / (PRIOR_DRAWS + draws) / p
  seen[at] = (seen[at] ?? 0) + 1
  seen[group.length] = draws + 1
  return factor
}

function countsOf({ fixed, changing }: Published, strata: readonly Stratum[], bins: Float64Array[]): Counts {
  const counts: Record<string, number> = {}
  for (const { chances, hits } of strata.filter(Boolean)) {
    hits.forEach((n, at) => {
      const key = stratumKey(changing[at]?.name ?? '', chances)
      if (n > 0) counts[key] = (counts[key] ?? 0) + n
    })
  }
  fixed.forEach((group, at) => {
    group.forEach(({ name }, place) => {
      counts[name] = bins[at]?.[place] ?? 0
    })
  })
  return counts
}

describe('90 honest days of 500 draws, watched without a pause, 2,000 times over', () => {
  test.each(['slot', 'rps', 'crash', 'gacha'] as const)(
    '%s: as much evidence against true odds as chance allows, and no more',
    (game) => {
      const published = publishedOf(game, odds[game])
      const largest = Array.from({ length: RUNS }, (_, seed) => {
        const dice = diceOf(seed)
        const run = game === 'gacha' ? honestPulls(odds.gacha, published, dice) : honestRun(published, dice)
        // The product's own evidence says the same of the same draws.
        if (seed < 20) expect(new Tally(published, run.counts).lnE).toBeCloseTo(Math.log(run.e), 6)
        return run.eMax
      })
      const reached = LEVELS.map((level) => largest.filter((e) => e >= level).length)
      process.stdout.write(
        `${game}: of ${RUNS} honest runs ${reached.join(', ')} ever reached e = ${LEVELS.join(', ')}\n`,
      )
      LEVELS.forEach((level, index) => {
        expect(reached[index]).toBeLessThanOrEqual(reachedMax(level))
      })
    },
    300_000,
  )
})

const SEEDS = 60
const WATCHED_MAX = 60_000

/** Draws until the alarm in a world, for many seeds. */
function drawsUntilAlarm(published: Published, round: (dice: Dice, seed: number) => Drawn[]): number[] {
  return Array.from({ length: SEEDS }, (_, seed) => {
    const dice = diceOf(10_000 + seed)
    const tally = new Tally(published, {})
    for (let draws = 0; draws < WATCHED_MAX; ) {
      for (const drawn of round(dice, seed)) {
        draws++
        tally.add(drawn)
        if (tally.lnE >= Math.log(ALARM_E)) return draws
      }
    }
    return Number.POSITIVE_INFINITY
  })
}

function report(what: string, found: readonly number[]): void {
  const sorted = found.toSorted((a, b) => a - b)
  process.stdout.write(
    `${what}: frozen after ${median(sorted)} draws (median), ${sorted.at(-1)} at the latest of ${SEEDS}\n`,
  )
}

describe('a world that draws otherwise than it says', () => {
  test.each([
    ['in every pull', () => true],
    ['before the rise begins', (ppm: number, base: number) => ppm === base],
  ])('half the SSRs that were promised, %s, freeze the gacha every time', (where, isBiased) => {
    const published = publishedOf('gacha', odds.gacha)
    const missed = new Map<number, number>()
    const found = drawsUntilAlarm(published, (dice, seed) => {
      const world = { share: 0.5, isBiased: (ppm: number) => isBiased(ppm, odds.gacha.rates.SSR) }
      const result = pullTen(odds.gacha, dice, missed.get(seed) ?? 0, world)
      missed.set(seed, result.pulls.at(-1)?.pityAfter ?? 0)
      return drawnIn('gacha', odds.gacha, result)
    })
    report(`gacha, SSR 0.5 % for 1 % ${where}`, found)
    expect(median(found)).toBeLessThan(12_000)
    expect(Math.max(...found)).toBeLessThan(40_000)
  })

  test('a reel with one cherry less freezes the slot', () => {
    const world = { ...odds.slot, weights: { ...odds.slot.weights, cherry: 21, lemon: 17 } }
    const found = drawsUntilAlarm(publishedOf('slot', odds.slot), (dice) =>
      drawnIn('slot', odds.slot, spinOn(world, dice)),
    )
    report('slot, one cherry less', found)
    expect(Math.max(...found)).toBeLessThan(WATCHED_MAX)
  })

  test('a hand that comes 5 % more often freezes rock paper scissors', () => {
    const found = drawsUntilAlarm(publishedOf('rps', odds.rps), (dice) =>
      drawnIn('rps', odds.rps, handOf(odds.rps, dice, 0.05)),
    )
    report('rps, rock 36.7 % for 33.3 %', found)
    expect(Math.max(...found)).toBeLessThan(20_000)
  })

  test('an edge of 4 % for 1 % freezes crash', () => {
    const world = { ...odds.crash, edgePercent: 4 }
    const found = drawsUntilAlarm(publishedOf('crash', odds.crash), (dice) =>
      drawnIn('crash', odds.crash, flightOf(world, dice)),
    )
    report('crash, edge 4 % for 1 %', found)
    expect(Math.max(...found)).toBeLessThan(20_000)
  })
})

test('a crowd of flights looks biased in the order of their ends, and honest in the order of their starts', () => {
  const published = publishedOf('crash', odds.crash)
  const dice = diceOf(77)
  const flights = Array.from({ length: 400 }, () => flightOf(odds.crash, dice))
  const lnEOf = (results: typeof flights) => {
    const tally = new Tally(published, {})
    for (const result of results) for (const drawn of drawnIn('crash', odds.crash, result)) tally.add(drawn)
    return tally.lnE
  }
  const firstSecond = flights.toSorted((a, b) => a.point - b.point).slice(0, 30)
  expect(lnEOf(firstSecond)).toBeGreaterThan(Math.log(ALARM_E))
  expect(lnEOf(flights)).toBeLessThan(Math.log(20))
})
