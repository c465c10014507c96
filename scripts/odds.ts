// Prints the exact odds of every published version in DATABASE_URL, each computed from its figures alone. Ends with 1 when
// what is stored beside them is something else.
import { chanceAt, returnAt } from '@/lib/arcade/crash/rules'
import { PPM, RARITIES } from '@/lib/arcade/gacha/constants'
import { consolidatedOf, ratesAt } from '@/lib/arcade/gacha/rules'
import { isSameOdds, type Odds, percentOf, reduced } from '@/lib/arcade/odds/rules'
import { listStoredOdds, parseConfig, type StoredOdds } from '@/lib/arcade/paytables/reads'
import { type ConfigOf, exactOf, objectionsTo } from '@/lib/arcade/paytables/rules/games'
import { SLOT_LINES } from '@/lib/arcade/slot/constants'
import { computeOdds } from '@/lib/arcade/slot/rules'
import { GAMES } from '@/lib/arcade/stats/constants'
import type { Game } from '@/lib/arcade/stats/contract'
import { pool } from '@/lib/platform/db/client'

const CRASH_TARGETS = [101, 200, 10_000, 100_000]
const DECIMALS = 12

const fraction = ({ numerator, denominator }: Odds) => `${numerator}/${denominator}`
const inBrief = (odds: Odds) => {
  const lowest = reduced(odds)
  return lowest.denominator === odds.denominator ? '' : ` = ${fraction(lowest)}`
}
const say = (name: string, odds: Odds, decimals?: number) =>
  console.log(`  ${name.padEnd(26)} ${fraction(odds)}${inBrief(odds)} = ${percentOf(odds, decimals)} %`)
const times = (hundredths: number) => `${(hundredths / 100).toFixed(2)}×`
/** A number above one as decimals, cut off. */
const decimalsOf = ({ numerator, denominator }: Odds, digits = 6) => {
  const scaled = (numerator * 10n ** BigInt(digits)) / denominator
  const text = scaled.toString().padStart(digits + 1, '0')
  return `${text.slice(0, -digits)}.${text.slice(-digits)}`
}

const DETAILS: { readonly [G in Game]: (config: ConfigOf[G]) => void } = {
  slot: (config) => {
    const { lines } = computeOdds(config)
    for (const line of SLOT_LINES) say(`${line} ×${config.pays[line]}`, lines[line])
  },
  rps: ({ win }) => console.log(`  a win pays ${times(win)}, a tie gives the stake back`),
  crash: (config) => {
    for (const target of CRASH_TARGETS.filter((one) => one <= config.cap)) {
      say(`reaches ${times(target)}`, chanceAt(config, target), DECIMALS)
      say(`return at ${times(target)}`, returnAt(config, target), DECIMALS)
    }
  },
  gacha: (config) => {
    const { rates, expectedPulls, median, ninetieth, reachHard } = consolidatedOf(config)
    const tenth = ratesAt(config, 0, true)
    for (const rarity of RARITIES) {
      say(`${rarity} base`, { numerator: BigInt(config.rates[rarity]), denominator: BigInt(PPM) })
      say(`${rarity} last of ten`, { numerator: BigInt(tenth[rarity]), denominator: BigInt(PPM) })
      say(`${rarity} with the guarantee`, reduced(rates[rarity]), DECIMALS)
    }
    const pulls = reduced(expectedPulls)
    console.log(`  ${'pulls to an SSR, average'.padEnd(26)} ${fraction(pulls)} = ${decimalsOf(pulls)}`)
    console.log(`  ${'pulls to an SSR, p50 / p90'.padEnd(26)} ${median} / ${ninetieth}`)
    say('reaches the hard guarantee', reduced(reachHard), DECIMALS)
  },
}

/** Prints one version; answers what is wrong with it. */
function report<G extends Game>(game: G, { version, config, effectiveAt, rtp, hit }: StoredOdds): string[] {
  const figures = parseConfig(game, config)
  const exact = exactOf(game, figures)
  console.log(`\n${game} v${version}, from ${effectiveAt.toISOString()}`)
  say('return', exact.rtp)
  say('hit rate', exact.hit)
  DETAILS[game](figures)
  const name = `${game} v${version}`
  return [
    ...(isSameOdds(exact.rtp, rtp)
      ? []
      : [`${name}: the return stored is ${fraction(rtp)}, not ${fraction(exact.rtp)}`]),
    ...(isSameOdds(exact.hit, hit)
      ? []
      : [`${name}: the hit rate stored is ${fraction(hit)}, not ${fraction(exact.hit)}`]),
    ...objectionsTo(game, figures).map(({ pointer, message }) => `${name}: ${pointer}: ${message}`),
  ]
}

const stored = await listStoredOdds()
const missing = GAMES.filter((game) => !stored.some((one) => one.game === game)).map((game) => `${game} has no odds`)
const wrong = [...missing, ...stored.flatMap((one) => report(one.game, one))]
await pool().end()
for (const what of wrong) console.error(`WRONG: ${what}`)
console.log(wrong.length > 0 ? '' : `\n${stored.length} versions are what their figures make of them.`)
process.exitCode = wrong.length > 0 ? 1 : 0
