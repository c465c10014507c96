/** A bar of a chart around zero, in the units of its picture. */
export type Bar = { x: number; y: number; width: number; height: number; isPositive: boolean }
export type Bars = { bars: Bar[]; zeroY: number }

const GAP = 0.25
/** Part of the picture that stays free on a side with nothing on it, so that the line is seen as a line. */
const ROOM = 0.2

/**
 * One bar for each value, above the line of zero or beneath it, as tall as the picture allows; a value of 0 has no height.
 * The line lies where the largest values of both signs just fit, and never at an edge.
 */
export function barsOf(values: readonly number[], width: number, height: number): Bars {
  const highest = Math.max(0, ...values)
  const lowest = Math.max(0, ...values.map((value) => -value))
  const room = (highest + lowest) * ROOM
  const [top, bottom] = [Math.max(highest, room), Math.max(lowest, room)]
  const scale = top + bottom > 0 ? height / (top + bottom) : 0
  const zeroY = top + bottom > 0 ? top * scale : height / 2
  const step = width / Math.max(1, values.length)
  const bars = values.map((value, index) => ({
    x: (index + GAP / 2) * step,
    y: value > 0 ? zeroY - value * scale : zeroY,
    width: step * (1 - GAP),
    height: Math.abs(value) * scale,
    isPositive: value > 0,
  }))
  return { bars, zeroY }
}
