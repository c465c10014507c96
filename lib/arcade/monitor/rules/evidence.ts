import { LN_E_MAX, ODDS_MULTIPLIERS, PRIOR_DRAWS } from '../constants'

/** One of the things that a draw can be, and how likely it is by the published odds. */
export type Category = { name: string; probability: number }

/** Draws that had the same published chance of being one certain thing. */
export type Stratum = { probability: number; hits: number; misses: number }

const HALF_LN_TWO_PI = Math.log(2 * Math.PI) / 2
/** From here on four terms of the series are exact to the last digits of a double. */
const SERIES_FROM = 12

/** ln Γ(x) for x > 0: Stirling's series (NIST DLMF 5.11.1), smaller x moved up by Γ(x) = Γ(x + 1) / x. */
export function lnGamma(x: number): number {
  let shift = 0
  let at = x
  while (at < SERIES_FROM) {
    shift += Math.log(at)
    at += 1
  }
  const r = 1 / (at * at)
  const series = (1 / 12 - r * (1 / 360 - r * (1 / 1_260 - r * (1 / 1_680 - r / 1_188)))) / at
  return (at - 0.5) * Math.log(at) - at + HALF_LN_TWO_PI + series - shift
}

/** ln of the multivariate beta function: Π Γ(vᵢ) / Γ(Σ vᵢ). */
export const lnBeta = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + lnGamma(value), 0) - lnGamma(values.reduce((sum, value) => sum + value, 0))

export const bounded = (lnE: number): number => Math.max(-LN_E_MAX, Math.min(LN_E_MAX, lnE))

/** ln Σ weight·e^value, without overflow. */
function lnSum(values: readonly number[], weight: number): number {
  const largest = Math.max(...values)
  return largest + Math.log(values.reduce((sum, value) => sum + Math.exp(value - largest), 0) * weight)
}

/** ln of the mean of e-values, which is an e-value: each has the expectation 1 under the published odds. */
export const lnMeanE = (lnEs: readonly number[]): number => bounded(lnSum(lnEs, 1 / lnEs.length))

/**
 * ln e of independent draws with fixed odds: by how much the counts fit a Dirichlet mixture around the published odds
 * better than the odds themselves, ln B(α + n) − ln B(α) − Σ nᵢ ln pᵢ with α = 100·p (arXiv:2011.03567, eq. 7).
 */
export function lnCategoriesE(categories: readonly Category[], countOf: (name: string) => number): number {
  const seen = categories.map(({ name, probability }) => ({ n: countOf(name), p: probability }))
  if (seen.some(({ n, p }) => p <= 0 && n > 0)) return LN_E_MAX
  const possible = seen.filter(({ p }) => p > 0)
  const alphas = possible.map(({ p }) => PRIOR_DRAWS * p)
  const after = possible.map(({ n }, index) => (alphas[index] ?? 0) + n)
  return bounded(lnBeta(after) - lnBeta(alphas) - possible.reduce((sum, { n, p }) => sum + n * Math.log(p), 0))
}

/** What one more draw of a category of `probability`, drawn `n` times among `draws`, adds to `lnCategoriesE`. */
export const lnPredicted = (probability: number, n: number, draws: number): number =>
  Math.log((PRIOR_DRAWS * probability + n) / (PRIOR_DRAWS + draws) / probability)

/**
 * What one draw adds to ln e for the alternative that the odds of a hit are θ times the published ones, where the
 * published chance pₜ may change from draw to draw, as with pity: qₜ = θpₜ / (1 − pₜ + θpₜ). A hit multiplies the evidence
 * by qₜ/pₜ, a miss by (1−qₜ)/(1−pₜ); that is by θ/Dₜ and 1/Dₜ with Dₜ = 1 − pₜ + θpₜ.
 *
 * That is honest however pₜ came about, as long as it was fixed before the draw: given everything before, the factor's
 * expectation by the published chance is pₜ·qₜ/pₜ + (1−pₜ)·(1−qₜ)/(1−pₜ) = qₜ + 1 − qₜ = 1. So each product is a
 * martingale that begins at 1, so is their mean over θ, and Ville's inequality bounds the chance that it ever reaches c
 * by 1/c, at any moment of any rule to stop. A draw that had to hit (pₜ = 1, hard pity) changes nothing.
 */
export const lnFactor = (theta: number, probability: number, isHit: boolean): number =>
  (isHit ? Math.log(theta) : 0) - Math.log1p(probability * (theta - 1))

/** What was drawn had been published as impossible, or the certain was not drawn. */
export const isImpossible = ({ probability, hits, misses }: Stratum): boolean =>
  (probability <= 0 && hits > 0) || (probability >= 1 && misses > 0)

/** ln e for each θ of `ODDS_MULTIPLIERS`: the product over all draws. */
export const lnByMultiplier = (strata: readonly Stratum[]): number[] =>
  ODDS_MULTIPLIERS.map((theta) =>
    strata.reduce(
      (sum, { probability, hits, misses }) =>
        sum + hits * lnFactor(theta, probability, true) + misses * lnFactor(theta, probability, false),
      0,
    ),
  )

/** ln e of draws with changing chances: the mean over the alternatives. */
export const lnChangingE = (strata: readonly Stratum[]): number =>
  strata.some(isImpossible) ? LN_E_MAX : lnMeanE(lnByMultiplier(strata))
