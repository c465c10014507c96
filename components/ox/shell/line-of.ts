const oneDecimal = (value: number) => Math.round(value * 10) / 10

export type Line = { path: string; tip: { x: number; y: number } }

/** A line through the values over a box of this size, `margin` clear of its edges; null when there is no line to draw. */
export function lineOf(values: readonly number[], width: number, height: number, margin: number): Line | null {
  if (values.length < 2) return null
  const [low, high] = [Math.min(...values), Math.max(...values)]
  const range = high - low || 1
  const places = values.map((value, index) => ({
    x: oneDecimal(margin + (index / (values.length - 1)) * (width - 2 * margin)),
    y: oneDecimal(margin + ((high - value) / range) * (height - 2 * margin)),
  }))
  const path = places.map(({ x, y }, index) => `${index === 0 ? 'M' : 'L'}${x} ${y}`).join('')
  return { path, tip: places.at(-1) as { x: number; y: number } }
}
