import type { Draw } from '@/lib/platform/kernel/draw'

/**
 * Whole numbers that one seed determines: MOA_SEED replays a run, otherwise a fresh seed is drawn and printed with the
 * test's output. (mulberry32, https://github.com/cprosche/mulberry32, public domain.)
 */
export function seededDraw(seed = Number(process.env.MOA_SEED ?? Date.now() % 2 ** 31)): Draw {
  process.stdout.write(`seed ${seed} (replay with MOA_SEED=${seed})\n`)
  let state = seed >>> 0
  return (bound) => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * bound)
  }
}
