import { ALARM_E, LN_E_MAX, ODDS_MULTIPLIERS } from '../constants'
import {
  bounded,
  type Category,
  isImpossible,
  lnByMultiplier,
  lnCategoriesE,
  lnFactor,
  lnMeanE,
  lnPredicted,
  type Stratum,
} from './evidence'

/** What one published version says a draw can be. */
export type Published = {
  /** Groups of things with fixed odds; a draw counts in the group it lies in. Beside changing ones: what each divides into. */
  fixed: readonly (readonly Category[])[]
  /**
   * Things whose chances each draw states for itself, because pity moves them: rarest first, the last is what the others
   * leave. `ordinaryPpm` is the chance while nothing has moved it.
   */
  changing: readonly { name: string; ordinaryPpm: number }[]
}

/** How often what was drawn, by the keys that draws are told in. */
export type Counts = Readonly<Record<string, number>>

/** One draw: the names of what it was, and of each changing chance the stratum (`stratumKey`). */
export type Drawn = readonly string[]

const PPM = 1_000_000

/** A draw of `name` at a moment at which the changing chances were these, in ppm and in their published order. */
export const stratumKey = (name: string, ppm: readonly number[]): string => `${name}@${ppm.join('/')}`

type Stated = { name: string; ppm: readonly number[] }

function statedIn(key: string): Stated | null {
  const [name = '', chances] = key.split('@')
  return chances === undefined ? null : { name, ppm: chances.split('/').map(Number) }
}

/** The draws that stated chances, as hits and misses of one of the changing things. */
function strataOf({ changing }: Published, counts: Counts, name: string): Stratum[] {
  const place = changing.findIndex((one) => one.name === name)
  return Object.entries(counts).flatMap(([key, n]) => {
    const stated = statedIn(key)
    if (!stated) return []
    const isHit = stated.name === name
    return [{ probability: (stated.ppm[place] ?? 0) / PPM, hits: isHit ? n : 0, misses: isHit ? 0 : n }]
  })
}

const sumOf = (counts: Counts, isCounted: (key: string) => boolean): number =>
  Object.entries(counts).reduce((sum, [key, n]) => (isCounted(key) ? sum + n : sum), 0)

/** Draws counted so far. */
export const drawsOf = ({ changing }: Published, counts: Counts): number =>
  sumOf(counts, (key) => changing.length === 0 || key.includes('@'))

type Frequency = { category: string; observed: number; expected: number }

/** What came up beside what was to be expected by the published odds; with pity, the sum over each draw's own chances. */
export function frequenciesOf(published: Published, counts: Counts): Frequency[] {
  const changing = published.changing.map(({ name: category }) => {
    const strata = strataOf(published, counts, category)
    return {
      category,
      observed: strata.reduce((sum, { hits }) => sum + hits, 0),
      expected: strata.reduce((sum, { probability, hits, misses }) => sum + (hits + misses) * probability, 0),
    }
  })
  const fixed = published.fixed.flatMap((group, place) => {
    const draws = changing[place]?.expected ?? sumOf(counts, (key) => group.some(({ name }) => name === key))
    return group.map(({ name, probability }) => ({
      category: name,
      observed: counts[name] ?? 0,
      expected: draws * probability,
    }))
  })
  return [...changing, ...fixed]
}

/** The alternatives to a changing thing's odds: a multiplier for all draws, or for the ordinary ones only. */
type Alternatives = { place: number; name: string; ordinary: number; lnAll: number[]; lnOrdinary: number[] }

/**
 * The evidence of one published version, draw by draw. Where chances change: the mean of two e-values, one of the rarest
 * thing and one (itself a mean) of the other changing things and of the fixed odds; so a bias in any of them shows, and
 * most of the weight lies on the rarest. Without them: the product over the groups of fixed odds.
 */
export class Tally {
  #published: Published
  #counts: Record<string, number>
  #isProven: boolean
  #lnFixed: number
  #alternatives: Alternatives[]

  constructor(published: Published, counts: Counts) {
    this.#published = published
    this.#counts = { ...counts }
    this.#alternatives = published.changing.slice(0, -1).map(({ name, ordinaryPpm }, place) => {
      const strata = strataOf(published, counts, name)
      const ordinary = ordinaryPpm / PPM
      const lnOrdinary = lnByMultiplier(strata.filter(({ probability }) => probability === ordinary))
      return { place, name, ordinary, lnAll: lnByMultiplier(strata), lnOrdinary }
    })
    this.#lnFixed = published.fixed.reduce((sum, group) => sum + lnCategoriesE(group, (name) => counts[name] ?? 0), 0)
    const isKnown = (key: string) => this.#stated(key) !== null || this.#groupOf(key) !== undefined
    const strata = published.changing.flatMap(({ name }) => strataOf(published, counts, name))
    this.#isProven = !Object.keys(counts).every(isKnown) || strata.some(isImpossible)
  }

  get counts(): Counts {
    return { ...this.#counts }
  }

  get lnE(): number {
    if (this.#isProven) return LN_E_MAX
    const [rarest, ...others] = this.#alternatives.map(({ lnAll, lnOrdinary }) => lnMeanE([...lnAll, ...lnOrdinary]))
    return rarest === undefined ? bounded(this.#lnFixed) : lnMeanE([rarest, lnMeanE([...others, this.#lnFixed])])
  }

  add(drawn: Drawn): void {
    for (const key of drawn) {
      const stated = this.#stated(key)
      if (stated) this.#addStated(stated)
      else this.#addFixed(key)
      this.#counts[key] = (this.#counts[key] ?? 0) + 1
    }
  }

  #groupOf = (key: string) => this.#published.fixed.find((group) => group.some(({ name }) => name === key))

  #stated(key: string): Stated | null {
    const stated = statedIn(key)
    return stated && this.#published.changing.some(({ name }) => name === stated.name) ? stated : null
  }

  #addFixed(key: string): void {
    const group = this.#groupOf(key)
    const probability = group?.find(({ name }) => name === key)?.probability ?? 0
    if (!group || probability <= 0) {
      this.#isProven = true
      return
    }
    const draws = group.reduce((sum, { name }) => sum + (this.#counts[name] ?? 0), 0)
    this.#lnFixed += lnPredicted(probability, this.#counts[key] ?? 0, draws)
  }

  #addStated({ name, ppm }: Stated): void {
    this.#published.changing.forEach((one, place) => {
      const isHit = one.name === name
      const probability = (ppm[place] ?? 0) / PPM
      if (isImpossible({ probability, hits: isHit ? 1 : 0, misses: isHit ? 0 : 1 })) this.#isProven = true
    })
    for (const one of this.#alternatives) {
      const probability = (ppm[one.place] ?? 0) / PPM
      const factors = ODDS_MULTIPLIERS.map((theta) => lnFactor(theta, probability, one.name === name))
      one.lnAll = one.lnAll.map((ln, index) => ln + (factors[index] ?? 0))
      if (probability === one.ordinary) one.lnOrdinary = one.lnOrdinary.map((ln, index) => ln + (factors[index] ?? 0))
    }
  }
}

/** The moment at which the evidence first sufficed: what stood then. */
export type Alarm = { counts: Counts; lnE: number; draws: number }
export type Watched = { counts: Counts; lnE: number; lnEMax: number; alarm: Alarm | null }

/** Adds draws and looks after each, so that an alarm doesn't depend on how they are dealt into batches. */
export function watch(published: Published, before: Counts, drawn: readonly Drawn[]): Watched {
  const tally = new Tally(published, before)
  let lnEMax = tally.lnE
  let alarm: Alarm | null = null
  for (const one of drawn) {
    tally.add(one)
    const { lnE } = tally
    lnEMax = Math.max(lnEMax, lnE)
    if (alarm === null && lnE >= Math.log(ALARM_E)) {
      alarm = { counts: tally.counts, lnE, draws: drawsOf(published, tally.counts) }
    }
  }
  return { counts: tally.counts, lnE: tally.lnE, lnEMax, alarm }
}
