import { seededDraw } from './seed'

/** Chance for making up plays: the same in every run, unless MOA_SEED says otherwise; the seed is printed. */
export type Die = {
  /** A whole number from 0, below `bound`, which is 2^48 at most. */
  below: (bound: number) => number
  oneOf: <T>(values: readonly T[]) => T
  hex: (bytes: number) => string
}

const FIXED_SEED = 20_261_121
const HALF = 2 ** 24

export function aDie(): Die {
  const draw = seededDraw(Number(process.env.MOA_SEED ?? FIXED_SEED))
  const below = (bound: number) => (bound <= 2 ** 32 ? draw(bound) : (draw(HALF) * HALF + draw(HALF)) % bound)
  const hex = (bytes: number) => Array.from({ length: bytes }, () => draw(256).toString(16).padStart(2, '0')).join('')
  return { below, hex, oneOf: <T>(values: readonly T[]) => values[draw(values.length)] as T }
}
