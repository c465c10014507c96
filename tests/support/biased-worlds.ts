import type { CrashConfig } from '@/lib/arcade/crash/contract'
import { settleCrash } from '@/lib/arcade/crash/rules'
import { PPM } from '@/lib/arcade/gacha/constants'
import type { GachaConfig, GachaResult } from '@/lib/arcade/gacha/contract'
import { ratesAt, settleGacha } from '@/lib/arcade/gacha/rules'
import type { RpsConfig } from '@/lib/arcade/rps/contract'
import { settleRps } from '@/lib/arcade/rps/rules'
import type { SlotConfig } from '@/lib/arcade/slot/contract'
import { settleSpin } from '@/lib/arcade/slot/rules'

/** A number in [0, 1); every world is made from one, so that it can be made again. */
export type Dice = () => number

/** Chris Doty-Humphrey's sfc32: 128 bits of state, passes PractRand. */
export function diceOf(seed: number): Dice {
  let [a, b, c, d] = [seed | 0, 0x9e3779b9 | 0, 0x243f6a88 | 0, 1]
  const next = () => {
    const t = (((a + b) | 0) + d) | 0
    d = (d + 1) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = (c << 21) | (c >>> 11)
    c = (c + t) | 0
    return (t >>> 0) / 2 ** 32
  }
  for (let i = 0; i < 20; i++) next()
  return next
}

const below = (dice: Dice, bound: number) => Math.floor(dice() * bound)

/** Which pulls, by the chance they state, draw only a share of the SSRs they should. */
type Bias = { share: number; isBiased: (ppm: number) => boolean }
const HONEST: Bias = { share: 1, isBiased: () => false }

/**
 * A round of ten pulls by the real rules, from numbers of a world that may be biased: there, some that would have been an
 * SSR are drawn again among those that aren't.
 */
export function pullTen(config: GachaConfig, dice: Dice, missed: number, { share, isBiased } = HONEST): GachaResult {
  let pity = missed
  const values: number[] = []
  for (let index = 0; index < 10; index++) {
    const { SSR } = ratesAt(config, pity, index === 9)
    let first = below(dice, PPM)
    if (first < SSR && SSR < PPM && isBiased(SSR) && dice() >= share) first = SSR + below(dice, PPM - SSR)
    values.push(first, below(dice, PPM))
    pity = first < SSR ? 0 : pity + 1
  }
  return settleGacha(config, values, { missed, owned: [] }).result
}

/** A spin on reels with the weights of `world`, told as if they were the published ones. */
export const spinOn = (world: SlotConfig, dice: Dice) =>
  settleSpin(world, [below(dice, 64), below(dice, 64), below(dice, 64)], 10).result

/** A server that shows rock more often than it says. */
export const handOf = (config: RpsConfig, dice: Dice, rockMore = 0) =>
  settleRps(config, [dice() < rockMore ? 0 : below(dice, 3)], { bet: 10, choice: 'paper' }).result

/** A flight with the edge of `world`. */
export const flightOf = (world: CrashConfig, dice: Dice) =>
  settleCrash(world, [below(dice, 2 ** 20), below(dice, 2 ** 32)], { bet: 100, autoTarget: 200, cashOutMs: null })
    .result
