import type { CrashConfig } from '../../crash/contract'
import { CrashResult } from '../../crash/contract'
import { chanceAt } from '../../crash/rules'
import { PPM, RARITIES } from '../../gacha/constants'
import { type GachaConfig, GachaResult } from '../../gacha/contract'
import { isTenth, ratesAt } from '../../gacha/rules'
import type { Odds } from '../../odds/rules'
import type { ConfigOf } from '../../paytables/rules/games'
import { HANDS } from '../../rps/constants'
import { RpsResult } from '../../rps/contract'
import { SLOT_LINES } from '../../slot/constants'
import { type SlotConfig, SlotResult } from '../../slot/contract'
import { computeOdds } from '../../slot/rules'
import type { Game } from '../../stats/contract'
import { CRASH_CLASSES } from '../constants'
import { type Drawn, type Published, stratumKey } from './tally'

/** How a game's rounds are told as draws. `drawn` throws for what is no result of the game. */
type Reading<C> = {
  published: (config: C) => Published
  drawn: (config: C, result: unknown) => Drawn[]
}

/** Digits beyond a double's don't matter here; the exact fractions stand in the published odds. */
const decimalOf = ({ numerator, denominator }: Odds): number => Number(numerator) / Number(denominator)

/** Stands for a draw that no published odds allow. */
const UNPUBLISHED = 'unpublished'
const NO_LINE = 'none'

/** By line: what pays, and nothing. */
const slot: Reading<SlotConfig> = {
  published: (config) => {
    const { lines } = computeOdds(config)
    const sum = SLOT_LINES.reduce((total, line) => total + lines[line].numerator, 0n)
    const { denominator } = lines[SLOT_LINES[0]]
    const paying = SLOT_LINES.map((line) => ({ name: line as string, probability: decimalOf(lines[line]) }))
    const none = { name: NO_LINE, probability: decimalOf({ numerator: denominator - sum, denominator }) }
    return { fixed: [[...paying, none]], changing: [] }
  },
  drawn: (_config, result) => [[SlotResult.parse(result).line ?? NO_LINE]],
}

/** By the server's hand, which knows nothing of the member's. */
const rps: Reading<ConfigOf['rps']> = {
  published: () => ({ fixed: [HANDS.map((name) => ({ name, probability: 1 / HANDS.length }))], changing: [] }),
  drawn: (_config, result) => [[RpsResult.parse(result).serverChoice]],
}

const classesOf = ({ cap }: CrashConfig): number[] => CRASH_CLASSES.filter((from) => from <= cap)

/** By the class its point lies in; cash-outs are the member's doing and say nothing. */
const crash: Reading<CrashConfig> = {
  published: (config) => {
    const classes = classesOf(config)
    const reaching = classes.map((from, index) => (index === 0 ? 1 : decimalOf(chanceAt(config, from))))
    const categories = classes.map((from, index) => ({
      name: String(from),
      probability: (reaching[index] ?? 0) - (reaching[index + 1] ?? 0),
    }))
    return { fixed: [categories], changing: [] }
  },
  drawn: (config, result) => {
    const { point } = CrashResult.parse(result)
    const from = point <= config.cap ? classesOf(config).findLast((one) => one <= point) : undefined
    return [[from === undefined ? UNPUBLISHED : String(from)]]
  },
}

/** Each pull by its rarity, whose chances pity and the tenth pull move, and by its item, whose share of it is fixed. */
const gacha: Reading<GachaConfig> = {
  published: ({ items, rates }) => ({
    fixed: RARITIES.map((rarity) => items[rarity].map(({ id, ppm }) => ({ name: id, probability: ppm / PPM }))),
    changing: RARITIES.map((name) => ({ name, ordinaryPpm: rates[name] })),
  }),
  drawn: (config, result) => {
    const { count, pulls } = GachaResult.parse(result)
    return pulls.map(({ rarity, item, pityBefore, pEffectivePpm }, index) => {
      const rates = ratesAt(config, pityBefore, isTenth(index, count))
      // The round says with which chance it was drawn: any other than the published one is a bias by itself.
      if (rates.SSR !== pEffectivePpm) return [UNPUBLISHED]
      const chances = RARITIES.map((one) => rates[one])
      return [stratumKey(rarity, chances), item]
    })
  },
}

const READINGS: { readonly [G in Game]: Reading<ConfigOf[G]> } = { slot, rps, gacha, crash }

/** What the version says that a draw can be. */
export const publishedOf = <G extends Game>(game: G, config: ConfigOf[G]): Published => READINGS[game].published(config)

/** The draws of a finished round, in their order. Throws for what is no result of the game. */
export const drawnIn = <G extends Game>(game: G, config: ConfigOf[G], result: unknown): Drawn[] =>
  READINGS[game].drawn(config, result)
