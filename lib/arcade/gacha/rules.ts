import type { InputError } from '@/lib/platform/kernel/errors'
import type { Odds } from '../odds/rules'
import { PPM, PULL_ITEMS, RARITIES, TEN } from './constants'
import type { GachaConfig, GachaPull, GachaResult, ItemId, Rarity } from './contract'

/** A whole number for each rarity: parts per million, which add up to 1,000,000, or how many there were. */
export type Rates = Record<Rarity, number>
/** `missed`: pulls since the last SSR. `owned`: what the member had before these pulls. */
export type GachaInput = { missed: number; owned: readonly ItemId[] }

const perRarity = <T>(of: (rarity: Rarity) => T) =>
  Object.fromEntries(RARITIES.map((rarity) => [rarity, of(rarity)])) as Record<Rarity, T>

/** What has to be drawn for `count` pulls: for each a number for the rarity, then one for the item in it. */
export const boundsOfGacha = (count: number): readonly number[] => Array.from({ length: 2 * count }, () => PPM)

export const costOf = ({ cost }: Pick<GachaConfig, 'cost'>, count: number): number =>
  count === TEN ? cost.ten : cost.one

/** The rule of the last pull of ten. Single pulls never fall under it. */
export const isTenth = (index: number, count: number): boolean => count === TEN && index === TEN - 1

/**
 * Exact probability (ppm) of an SSR after `missed` pulls without one: the base rate, from pull `softFrom` on `softStep`
 * more with every pull, and certainty at pull `hard`.
 */
export function ssrPpmAt({ rates, pity }: Pick<GachaConfig, 'rates' | 'pity'>, missed: number): number {
  const pull = missed + 1
  if (pull >= pity.hard) return PPM
  return Math.min(PPM, rates.SSR + Math.max(0, pull - pity.softFrom + 1) * pity.softStep)
}

/**
 * Exact probabilities of the next pull. Rarities are served from the top: what SSR gains is taken from N first, then from
 * R, then from SR. In the tenth pull of ten everything below `tenth` belongs to `tenth`.
 */
export function ratesAt(config: GachaConfig, missed: number, isTenthPull = false): Rates {
  const least = isTenthPull ? config.tenth : 'N'
  let left = PPM
  return perRarity((rarity) => {
    const wanted = rarity === 'SSR' ? ssrPpmAt(config, missed) : config.rates[rarity]
    const given = rarity === least ? left : Math.min(left, wanted)
    left -= given
    return given
  })
}

/** Pulls until an SSR is certain, the certain one included. */
export const guaranteedIn = ({ pity }: Pick<GachaConfig, 'pity'>, missed: number): number =>
  Math.max(1, pity.hard - missed)

/** The entry that owns number `ticket`: each owns as many numbers in a row as its share says. */
function pick<T>(entries: readonly (readonly [T, number])[], ticket: number): T | undefined {
  let last = 0
  for (const [entry, share] of entries) {
    last += share
    if (ticket < last) return entry
  }
  return entries.at(-1)?.[0]
}

type Drawn = { item: GachaPull['item']; rarity: Rarity; pEffectivePpm: number }

function pullAt(config: GachaConfig, rates: Rates, [first, second]: readonly [number, number]): Drawn {
  const rarity = pick(
    RARITIES.map((one) => [one, rates[one]] as const),
    first,
  ) as Rarity
  const item = pick(
    config.items[rarity].map(({ id, ppm }) => [id, ppm] as const),
    second,
  ) as GachaPull['item']
  return { item, rarity, pEffectivePpm: rates.SSR }
}

/**
 * The whole game: two numbers for each pull, and what the pulls before led to, in; pulls out. GOLD is never paid. What is
 * owned changes no odds, only what a duplicate becomes.
 */
export function settleGacha(
  config: GachaConfig,
  values: readonly number[],
  { missed, owned }: GachaInput,
): { result: GachaResult; payout: number } {
  const count = values.length / 2
  const has = new Set<ItemId>(owned)
  let pity = missed
  const pulls: GachaPull[] = Array.from({ length: count }, (_, index) => {
    const rates = ratesAt(config, pity, isTenth(index, count))
    const drawn = pullAt(config, rates, [values[2 * index] ?? 0, values[2 * index + 1] ?? 0])
    const isDuplicate = has.has(drawn.item)
    has.add(drawn.item)
    const pityBefore = pity
    pity = drawn.rarity === 'SSR' ? 0 : pity + 1
    return {
      ...drawn,
      pityBefore,
      pityAfter: pity,
      isDuplicate,
      shards: isDuplicate ? config.shards[drawn.rarity] : 0,
    }
  })
  const shards = pulls.reduce((sum, pull) => sum + pull.shards, 0)
  return { result: { count: count as GachaResult['count'], pulls, shards, presentation: 'loss' }, payout: 0 }
}

/** What a recorded round says of the state before it; with it, `settleGacha` repeats the round. */
export const inputOf = ({ pulls }: Pick<GachaResult, 'pulls'>): GachaInput => ({
  missed: pulls[0]?.pityBefore ?? 0,
  owned: [...new Map(pulls.toReversed().map(({ item, isDuplicate }) => [item, isDuplicate]))]
    .filter(([, wasOwned]) => wasOwned)
    .map(([item]) => item),
})

/** How many of each rarity there are among these pulls. */
export const countOf = (pulls: readonly Pick<GachaPull, 'rarity'>[]): Rates =>
  perRarity((rarity) => pulls.filter((pull) => pull.rarity === rarity).length)

/** The rarity that an item has by these figures; null when it can't be pulled. */
export const rarityOf = ({ items }: Pick<GachaConfig, 'items'>, item: ItemId): Rarity | null =>
  RARITIES.find((rarity) => items[rarity].some(({ id }) => id === item)) ?? null

/** Joint probability of an item in a pull with these rates: rarity times item, as an exact fraction. */
export const jointOdds = (rate: number, ppm: number): Odds => ({
  numerator: BigInt(rate) * BigInt(ppm),
  denominator: BigInt(PPM) ** 2n,
})

/** Probability that at least one of the next `pulls` is an SSR; exact. */
export function chanceWithin(config: GachaConfig, missed: number, pulls: number): Odds {
  const denominator = BigInt(PPM) ** BigInt(pulls)
  let none = 1n
  for (let index = 0; index < pulls; index++) none *= BigInt(PPM - ssrPpmAt(config, missed + index))
  return { numerator: denominator - none, denominator }
}

export type Consolidated = {
  /** Long-run share of each rarity in single pulls, the guarantee included. */
  rates: Record<Rarity, Odds>
  /** Pulls from one SSR to the next, on average. */
  expectedPulls: Odds
  /** Pulls within which half, and nine in ten, have their SSR. */
  median: number
  ninetieth: number
  /** Share that gets no SSR before the very last pull. */
  reachHard: Odds
}

/**
 * The renewal theorem (W. Feller, An Introduction to Probability Theory, vol. 1, XIII.3) over the states since the last
 * SSR: pull n of a cycle happens with S(n − 1) = Π (1 − p(i)), so a cycle has E = Σ S(n − 1) pulls and a rarity the share
 * Σ S(n − 1) · p(n, rarity) / E. Exact: everything stands over powers of 1,000,000.
 */
export function consolidatedOf(config: GachaConfig): Consolidated {
  const { hard } = config.pity
  const ppm = BigInt(PPM)
  const survivors = [1n]
  for (let n = 1; n <= hard; n++) survivors.push((survivors[n - 1] ?? 0n) * BigInt(PPM - ssrPpmAt(config, n - 1)))
  const alive = (n: number) => survivors[n] ?? 0n
  const sum = (of: (n: number) => bigint) => {
    let total = 0n
    for (let n = 1; n <= hard; n++) total += alive(n - 1) * ppm ** BigInt(hard - n) * of(n)
    return total
  }
  const cycle = sum(() => 1n)
  const firstWith = (parts: bigint) => {
    let n = 1
    while (alive(n) * parts > ppm ** BigInt(n)) n++
    return n
  }
  return {
    rates: perRarity((rarity) => ({
      numerator: sum((n) => BigInt(ratesAt(config, n - 1)[rarity])),
      denominator: cycle * ppm,
    })),
    expectedPulls: { numerator: cycle, denominator: ppm ** BigInt(hard - 1) },
    median: firstWith(2n),
    ninetieth: firstWith(10n),
    reachHard: { numerator: alive(hard - 1), denominator: ppm ** BigInt(hard - 1) },
  }
}

/** Pulls with equal odds, in a row. */
export type Stretch = { from: number; to: number; rates: Rates }

/** The whole guarantee as a text can say it: from which pull to which the odds are what. */
export function curveOf(config: GachaConfig): Stretch[] {
  const stretches: Stretch[] = []
  for (let pull = 1; pull <= config.pity.hard; pull++) {
    const rates = ratesAt(config, pull - 1)
    const last = stretches.at(-1)
    if (last && RARITIES.every((rarity) => last.rates[rarity] === rates[rarity])) last.to = pull
    else stretches.push({ from: pull, to: pull, rates })
  }
  return stretches
}

/** Probabilities that the next SSR after `missed` empty pulls comes with pull 1, 2, … from here. */
function waitsFrom(config: GachaConfig, missed: number): number[] {
  const waits: number[] = []
  let none = 1
  for (let pull = 0; pull < guaranteedIn(config, missed); pull++) {
    const chance = ssrPpmAt(config, missed + pull) / PPM
    waits.push(none * chance)
    none *= 1 - chance
  }
  return waits
}

/** `atLeast` and `fewer`: probabilities of so many SSR or more, and of fewer, in as many pulls. */
export type Luck = { atLeast: number; fewer: number; percentile: number }

/**
 * How `ssr` SSRs in `pulls` pulls compare with everybody's chances, starting `from` empty pulls: the k-th SSR comes after a
 * sum of k waits, whose distribution is computed term by term (no simulation). The percentile counts half of those with
 * exactly as many. Doubles; within 1e-12 of exact fractions (tested).
 */
export function luckOf(config: GachaConfig, { pulls, ssr, from }: { pulls: number; ssr: number; from: number }): Luck {
  const waits = waitsFrom(config, 0)
  // arrivals[t]: probability that the k-th SSR is pull t; there is a zeroth one "at" 0.
  let arrivals = new Float64Array(pulls + 1)
  arrivals[0] = 1
  const total = () => arrivals.reduce((sum, chance) => sum + chance, 0)
  const next = (steps: readonly number[]) => {
    const later = new Float64Array(pulls + 1)
    for (let at = 0; at <= pulls; at++) {
      const chance = arrivals[at] ?? 0
      if (chance === 0) continue
      for (let step = 0; step < steps.length && at + step + 1 <= pulls; step++) {
        later[at + step + 1] = (later[at + step + 1] ?? 0) + chance * (steps[step] ?? 0)
      }
    }
    arrivals = later
  }
  const stepsOf = (nth: number) => (nth === 1 ? waitsFrom(config, from) : waits)
  for (let nth = 1; nth <= ssr; nth++) next(stepsOf(nth))
  const atLeast = total()
  next(stepsOf(ssr + 1))
  const more = total()
  return { atLeast, fewer: 1 - atLeast, percentile: 1 - (atLeast + more) / 2 }
}

const objection = (pointer: string, rule: string, message: string): InputError => ({
  pointer: `/body/config${pointer}`,
  rule,
  message,
})
const total = (shares: readonly number[]) => shares.reduce((sum, share) => sum + share, 0)

/** Every reason why these figures must not be published; none when they may. */
export function objectionsToGacha({ rates, items, pity, cost, shards }: GachaConfig): InputError[] {
  const found: InputError[] = []
  const sum = total(RARITIES.map((rarity) => rates[rarity]))
  if (sum !== PPM) found.push(objection('/rates', 'ppm_sum', `The rates add up to ${sum} ppm, not to ${PPM}.`))
  for (const rarity of RARITIES) {
    const inside = total(items[rarity].map(({ ppm }) => ppm))
    if (inside === PPM) continue
    found.push(
      objection(`/items/${rarity}`, 'ppm_sum', `The items of ${rarity} add up to ${inside} ppm, not to ${PPM}.`),
    )
  }
  const ids = RARITIES.flatMap((rarity) => items[rarity].map(({ id }) => id))
  const twice = PULL_ITEMS.filter((item) => ids.filter((id) => id === item).length > 1)
  for (const item of twice) found.push(objection('/items', 'item_twice', `${item} stands in more than one place.`))
  if (pity.softFrom > pity.hard) {
    found.push(objection('/pity/softFrom', 'pity_order', 'The rise begins at the guaranteed pull at the latest.'))
  }
  if (cost.ten !== TEN * cost.one) {
    found.push(objection('/cost/ten', 'no_discount', 'Ten pulls cost ten times one: there are no quantity tricks.'))
  }
  if (RARITIES.some((rarity, index) => index > 0 && shards[rarity] > shards[RARITIES[index - 1] ?? 'SSR'])) {
    found.push(objection('/shards', 'shards_order', 'A rarer duplicate gives at least as many shards.'))
  }
  return found
}
