/** Standard normal quantile of 99.9 %. */
const Z = 3.0902

/**
 * The value that χ² with so many degrees of freedom passes once in a thousand honest runs (Wilson and Hilferty, 1931;
 * within 1 % from three degrees on).
 */
export function chiSquareMax(degrees: number): number {
  const spread = 2 / (9 * degrees)
  return degrees * (1 - spread + Z * Math.sqrt(spread)) ** 3
}

type Cell = { seen: number; expected: number }

/** Pearson's χ² over the cells and the degrees of freedom when their totals agree. */
export function chiSquareOf(cells: readonly Cell[]): { chiSquare: number; degrees: number } {
  const chiSquare = cells.reduce((sum, { seen, expected }) => sum + (seen - expected) ** 2 / expected, 0)
  return { chiSquare, degrees: cells.length - 1 }
}
