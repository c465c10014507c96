/** Beyond this the figure says no more than that it is beyond doubt. */
const SHOWN_MAX = 1e9
const SMALL = 0.001

/** An e-value as it is read: three digits, and no longer the farther it goes. */
export function sayE(e: number): string {
  if (e >= SHOWN_MAX) return '> 10⁹'
  if (e < SMALL) return '< 0.001'
  return e >= 100 ? String(Math.round(e)) : e.toPrecision(3)
}
