import { cx } from '@/components/ui/class-names'

export type Side = 'UP' | 'DOWN'
export type Outcome = Side | 'VOID'

const COLOURS: Record<Outcome, string> = { UP: 'text-up', DOWN: 'text-down', VOID: 'text-void' }

type SideMarkProps = {
  side: Outcome
  /** In the colour of the words around it. */
  isPlain?: boolean
  className?: string
}

/** O for up, X for down, a dash for void: the shape says it, the colour repeats it. Words stand beside it. */
export function SideMark({ side, isPlain = false, className = 'size-5' }: SideMarkProps) {
  return (
    <svg
      viewBox="0 0 24 24"
      aria-hidden
      fill="none"
      stroke="currentColor"
      strokeWidth="3.5"
      strokeLinecap="round"
      className={cx('shrink-0', !isPlain && COLOURS[side], className)}
    >
      {side === 'UP' && <circle cx="12" cy="12" r="8.5" />}
      {side === 'DOWN' && <path d="m4.5 4.5 15 15m0-15-15 15" />}
      {side === 'VOID' && <path d="M4 12h16" />}
    </svg>
  )
}
