const DISCS = [
  ['home', 200, 86, 78],
  ['shop', 318, 172, 64],
  ['ox', 273, 310, 70],
  ['arcade', 122, 308, 82],
  ['planner', 84, 168, 60],
] as const

/** The mark, large: five services on their way round one wallet. */
export function Gathering() {
  return (
    <svg viewBox="0 0 400 400" className="w-full" aria-hidden>
      {DISCS.map(([service, cx, cy, r]) => (
        <circle key={service} cx={cx} cy={cy} r={r} fill={`var(--${service})`} />
      ))}
    </svg>
  )
}
