import { lineOf } from '../shell/line-of'

const WIDTH = 600
const HEIGHT = 180
const MARGIN = 8

/** Closes as a line; the day that is asked for is an empty place at its end until it is known. */
export function ClosesLine({ closes, after, label }: { closes: readonly number[]; after?: number; label: string }) {
  const shown = after === undefined ? closes : [...closes, after]
  const line = lineOf(shown, after === undefined ? WIDTH - WIDTH / closes.length : WIDTH, HEIGHT, MARGIN)
  if (!line) return null
  return (
    <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={label} className="w-full">
      {after === undefined && (
        <rect
          x={WIDTH - WIDTH / closes.length}
          width={WIDTH / closes.length}
          height={HEIGHT}
          rx={6}
          className="fill-accent-tint"
        />
      )}
      <path d={line.path} fill="none" strokeWidth={3} strokeLinejoin="round" className="stroke-ink" />
      <circle cx={line.tip.x} cy={line.tip.y} r={6} className="fill-accent" />
    </svg>
  )
}
