import { describe, expect, test } from 'vitest'
import { CRASH_BOUNDS } from '@/lib/arcade/crash/constants'
import { instantOf, multiplierAt, pointOf } from '@/lib/arcade/crash/rules'
import { serverDigests } from '@/lib/arcade/fairness/adapter'
import type { Claim } from '@/lib/arcade/fairness/contract'
import { drawIntegers, residueOf, verifyRound } from '@/lib/arcade/fairness/rules'
import { PULL_ITEMS, RARITIES } from '@/lib/arcade/gacha/constants'
import { ratesAt } from '@/lib/arcade/gacha/rules'
import { HANDS } from '@/lib/arcade/rps/constants'
import { GAMES } from '@/lib/arcade/stats/constants'
import type { Game } from '@/lib/arcade/stats/contract'
import { aDie, type Die } from '@/tests/support/die'
import { FIRST_ODDS } from '@/tests/support/first-odds'
import * as second from '@/tests/vectors/second/verifier.mjs'

// Every vector is computed twice: by the product, and by tests/vectors/second, which shares no line with it.
const ROUNDS = 20_000
const ROUNDS_AT_ONCE = 100
const POINTS = 10_000
const RESIDUES = 10_000

type Order = (die: Die) => Promise<Claim> | Claim

const play = (die: Die) => ({
  serverSeed: die.hex(32),
  clientSeed: die.hex(die.below(32) + 1),
  nonce: die.below(2) === 0 ? die.below(100) : die.below(2 ** 40),
  configVersion: 1,
})
const pointFor = async (claim: Omit<Claim & { game: 'crash' }, 'autoTarget' | 'cashOutMs'>) =>
  pointOf(FIRST_ODDS.crash, await drawIntegers(serverDigests, claim, CRASH_BOUNDS))

/** Targets around the point and cash-outs around the milliseconds that decide. */
async function aCrashRound(die: Die): Promise<Claim> {
  const claim = { game: 'crash' as const, ...play(die), bet: 100 * (die.below(10) + 1) }
  const point = await pointFor(claim)
  const beside = Math.min(Math.max(point + die.below(3) - 1, 101), FIRST_ODDS.crash.cap)
  const autoTarget = die.oneOf([null, beside, 101 + die.below(1_000), FIRST_ODDS.crash.cap])
  const decisive = instantOf(die.oneOf([autoTarget ?? beside, beside, 101]))
  const cashOutMs = die.oneOf([null, null, Math.max(0, decisive + die.below(3) - 1), die.below(20_000)])
  return { ...claim, autoTarget, cashOutMs }
}

function aGachaRound(die: Die): Claim {
  const count = die.oneOf([1, 1, 10] as const)
  const missed = die.oneOf([0, die.below(80), 58 + die.below(5), 77 + die.below(3)])
  const owned = PULL_ITEMS.filter(() => die.below(3) === 0)
  const { one, ten } = FIRST_ODDS.gacha.cost
  return { game: 'gacha', ...play(die), bet: count === 1 ? one : ten, count, missed, owned }
}

const ORDERS: Record<Game, Order> = {
  slot: (die) => ({ game: 'slot', ...play(die), bet: 10 + die.below(991) }),
  rps: (die) => ({ game: 'rps', ...play(die), bet: 10 * (die.below(100) + 1), choice: die.oneOf(HANDS) }),
  gacha: aGachaRound,
  crash: aCrashRound,
}

async function expectAlike(claim: Claim): Promise<void> {
  const config = FIRST_ODDS[claim.game]
  const [{ recomputed }, theirs] = await Promise.all([
    verifyRound(serverDigests, claim, config),
    second.replay({ ...claim, config }),
  ])
  const { game: _, ...ours } = recomputed
  const told = ({ serverSeedHash, result, payout }: typeof ours) => JSON.stringify([serverSeedHash, result, payout])
  // Compared as text, which is fast; said field by field, where it differs.
  if (told(ours) !== told(theirs as typeof ours)) expect(theirs, JSON.stringify(claim)).toEqual(ours)
}

describe('100,000 vectors come out alike in two implementations', () => {
  test.each(GAMES)('20,000 rounds of %s', async (game) => {
    const die = aDie()
    for (let round = 0; round < ROUNDS; round += ROUNDS_AT_ONCE) {
      const claims: Claim[] = []
      for (let place = 0; place < ROUNDS_AT_ONCE; place++) claims.push(await ORDERS[game](die))
      await Promise.all(claims.map(expectAlike))
    }
  })

  test('10,000 crash points, most of them at exact targets and one value of r beside', () => {
    const die = aDie()
    for (let index = 0; index < POINTS; index++) {
      const config = { edgePercent: die.oneOf([1, 2, 3, 10]), cap: die.oneOf([100_000, 5_000]) }
      const target = die.oneOf([101 + die.below(200), 101 + die.below(99_900)])
      const exact = (BigInt(100 - config.edgePercent) << 52n) / BigInt(target) + BigInt(die.below(3) - 1)
      const r = die.below(5) === 0 ? BigInt(die.below(2 ** 48)) * 16n : (1n << 52n) - exact
      const [high, low] = [Number(r >> 32n), Number(r & 0xffffffffn)]
      const [ours, theirs] = [pointOf(config, [high, low]), second.crashPoint(config, high, low)]
      if (ours !== theirs) expect({ config, high, low, ours }).toEqual({ config, high, low, ours: theirs })
    }
  })

  test('10,000 words at and around the limits of rejection', () => {
    const die = aDie()
    for (let index = 0; index < RESIDUES; index++) {
      const bound = die.oneOf([3, 64, 1_000_000, 2 ** 20, 2 ** 32, 2 ** 31 + 1, 1 + die.below(2 ** 32)])
      const limit = Math.floor(2 ** 32 / bound) * bound
      const word = Math.min(Math.max(die.oneOf([limit - 1, limit, limit + 1, die.below(2 ** 32)]), 0), 2 ** 32 - 1)
      const [ours, theirs] = [residueOf(word, bound), second.reduceWord(word, bound) ?? null]
      if (ours !== theirs) expect({ bound, word, ours }).toEqual({ bound, word, ours: theirs })
    }
  })
})

test('the guarantee is the same at every pull, the last of ten included', () => {
  for (let missed = 0; missed <= 85; missed++) {
    for (const isTenth of [false, true]) {
      const ours = ratesAt(FIRST_ODDS.gacha, missed, isTenth)
      const theirs = second.ratesOf(FIRST_ODDS.gacha, missed, isTenth).map(Number)
      expect(RARITIES.map((rarity) => ours[rarity])).toEqual(theirs)
    }
  }
})

test('the curve is the same at every hundredth second, and its instants at every multiplier up to 20×', () => {
  for (let ms = 0; ms <= 131_072; ms += 10) {
    if (multiplierAt(ms) !== second.curveAt(ms)) expect([ms, multiplierAt(ms)]).toEqual([ms, second.curveAt(ms)])
  }
  for (let multiplier = 100; multiplier <= 2_000; multiplier++) {
    expect(instantOf(multiplier)).toBe(second.firstAt(multiplier))
  }
})
