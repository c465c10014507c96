const WIDTH = 400
const HEIGHT = 64
const MIDDLE = 32
const x = (bp: number) => (bp / 10_000) * WIDTH

type IntervalBarProps = {
  hitRateBp: number
  interval: { lowBp: number; highBp: number }
  /** Where the bar stands that luck can't clear. */
  barBp: number
  /** What the picture says. */
  label: string
}

/** The hit rate as a dot in its interval, between 0 and 100 %, and the line it has to clear with its whole length. */
export function IntervalBar({ hitRateBp, interval, barBp, label }: IntervalBarProps) {
  const isClear = interval.lowBp > barBp
  return (
    <svg viewBox={`-8 0 ${WIDTH + 16} ${HEIGHT}`} role="img" aria-label={label} className="w-full">
      <rect x={0} y={MIDDLE - 4} width={WIDTH} height={8} rx={4} className="fill-sunken" />
      <rect
        x={x(interval.lowBp)}
        y={MIDDLE - 12}
        width={Math.max(4, x(interval.highBp) - x(interval.lowBp))}
        height={24}
        rx={12}
        className={isClear ? 'fill-accent-fill' : 'fill-edge'}
      />
      <line
        x1={x(barBp)}
        x2={x(barBp)}
        y1={2}
        y2={HEIGHT - 2}
        strokeWidth={3}
        strokeDasharray="6 5"
        className="stroke-ink"
      />
      <circle
        cx={x(hitRateBp)}
        cy={MIDDLE}
        r={9}
        strokeWidth={4}
        className={isClear ? 'fill-surface stroke-accent' : 'fill-surface stroke-ink'}
      />
    </svg>
  )
}
