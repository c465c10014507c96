/** Five services gathered round one wallet: a disc for each, in its colour. */
const DISCS = [
  ['home', 16, 7.2],
  ['shop', 24.4, 13.3],
  ['ox', 21.2, 23.1],
  ['arcade', 10.8, 23.1],
  ['planner', 7.6, 13.3],
] as const

/** The mark of Moa. The name always stands beside it, so it says nothing itself. */
export function BrandMark({ className = 'size-8' }: { className?: string }) {
  return (
    <svg viewBox="0 0 32 32" className={className} aria-hidden>
      {DISCS.map(([service, cx, cy]) => (
        <circle key={service} cx={cx} cy={cy} r="5.4" fill={`var(--${service})`} />
      ))}
    </svg>
  )
}
