/** ln Γ(x) for x > 0 (Lanczos, g = 5; W. H. Press et al., Numerical Recipes, 6.1): within 2e-10. */
function lnGamma(x: number): number {
  const parts = [76.180_091_729_471_46, -86.505_320_329_416_78, 24.014_098_240_830_91, -1.231_739_572_450_155]
  const rest = [1.208_650_973_866_179e-3, -5.395_239_384_953e-6]
  const series = [...parts, ...rest].reduce((sum, part, index) => sum + part / (x + index + 1), 1.000_000_000_190_015)
  const high = x + 5.5
  return (x + 0.5) * Math.log(high) - high + Math.log((2.506_628_274_631_000_7 * series) / x)
}

/** P(a, x), the lower incomplete gamma function: its series, which converges fast below a + 1 (ibid., 6.2). */
function lowerBySeries(a: number, x: number): number {
  let term = 1 / a
  let sum = term
  for (let n = 1; Math.abs(term) > sum * 1e-14; n++) {
    term *= x / (a + n)
    sum += term
  }
  return sum * Math.exp(-x + a * Math.log(x) - lnGamma(a))
}

/** Q(a, x), the upper one: its continued fraction by Lentz's method, which converges fast above a + 1. */
function upperByFraction(a: number, x: number): number {
  const tiny = 1e-300
  let b = x + 1 - a
  let c = 1 / tiny
  let d = 1 / b
  let fraction = d
  for (let n = 1; n < 10_000; n++) {
    const part = -n * (n - a)
    b += 2
    d = 1 / (part * d + b || tiny)
    c = b + part / c || tiny
    fraction *= d * c
    if (Math.abs(d * c - 1) < 1e-14) break
  }
  return fraction * Math.exp(-x + a * Math.log(x) - lnGamma(a))
}

/** The probability that honest counts give a χ² of at least `chiSquare` with so many degrees of freedom. */
export function pOfChiSquare(chiSquare: number, degrees: number): number {
  const [a, x] = [degrees / 2, chiSquare / 2]
  if (x <= 0) return 1
  return x < a + 1 ? 1 - lowerBySeries(a, x) : upperByFraction(a, x)
}

export type Cell = { name: string; seen: number; expected: number }

/** Frequencies are held to 5 % where chance has had 10,000 occasions to even out. */
const EXPECTED_MIN = 10_000
const OFF_MAX = 0.05

/** Cells that are further from what is expected than published frequencies may be. */
export const cellsOff = (cells: readonly Cell[]): Cell[] =>
  cells.filter(({ seen, expected }) => expected >= EXPECTED_MIN && Math.abs(seen - expected) > OFF_MAX * expected)

/** p of Pearson's χ² over cells whose totals agree; `groups` of such cells each take one degree of freedom. */
export function pOfCells(cells: readonly Cell[], groups = 1): number {
  const chiSquare = cells.reduce((sum, { seen, expected }) => sum + (seen - expected) ** 2 / expected, 0)
  return pOfChiSquare(chiSquare, cells.length - groups)
}
