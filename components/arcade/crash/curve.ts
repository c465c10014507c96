import { GROWTH, GROWTH_BITS } from '@/lib/arcade/crash/constants'

/** The drawing's own units; the box keeps this shape on every screen. */
export const WIDTH = 320
export const HEIGHT = 180
const MARGIN = 14

/** Growth per millisecond, for the drawing only: what pays is counted in integers (crash/rules). */
const RATE = Math.log(Number(GROWTH) / 2 ** Number(GROWTH_BITS))
/** The first seconds fill the box; later the box grows with the curve. */
const WINDOW_MS = 8_000
const WINDOW_HEIGHT = 0.8
const POINTS = 48

export type Curve = { line: string; area: string; x: number; y: number }

const oneDecimal = (value: number) => Math.round(value * 10) / 10

/** The curve from the start to `elapsedMs`, with the place of its tip. */
export function curveAt(elapsedMs: number): Curve {
  const windowMs = Math.max(WINDOW_MS, elapsedMs * 1.15)
  const tall = Math.max(WINDOW_HEIGHT, (Math.exp(RATE * elapsedMs) - 1) * 1.25)
  const place = (ms: number) => ({
    x: oneDecimal(MARGIN + (ms / windowMs) * (WIDTH - 2 * MARGIN)),
    y: oneDecimal(HEIGHT - MARGIN - ((Math.exp(RATE * ms) - 1) / tall) * (HEIGHT - 2 * MARGIN)),
  })
  const places = Array.from({ length: POINTS + 1 }, (_, index) => place((elapsedMs * index) / POINTS))
  const line = places.map(({ x, y }, index) => `${index === 0 ? 'M' : 'L'}${x} ${y}`).join('')
  const tip = place(elapsedMs)
  return { line, area: `${line}L${tip.x} ${HEIGHT - MARGIN}L${MARGIN} ${HEIGHT - MARGIN}Z`, ...tip }
}
