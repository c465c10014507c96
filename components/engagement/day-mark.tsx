import { Check, Circle, CircleDashed, CloudOff, Minus, Shield } from 'lucide-react'
import { cx } from '@/components/ui/class-names'
import type { CalendarEntry } from '@/lib/engagement/streaks/contract'

export type DayState = CalendarEntry['state']
/** States that a month can show, in the order of its legend. */
export const MARKED = [
  'claimed',
  'kept',
  'protected',
  'outage',
  'missed',
  'open',
] as const satisfies readonly DayState[]

const LOOKS: Record<(typeof MARKED)[number], [icon: typeof Check, look: string]> = {
  claimed: [Check, 'bg-accent-fill text-on-accent'],
  kept: [Circle, 'bg-accent-tint text-accent'],
  protected: [Shield, 'border-2 border-accent text-accent'],
  outage: [CloudOff, 'border-2 border-edge border-dashed text-ink'],
  missed: [Minus, 'bg-sunken text-ink-soft'],
  open: [CircleDashed, 'border-2 border-accent border-dashed text-accent'],
}

/** A day's shape: another one for each state, so that colour alone says nothing. */
export function DayMark({ state }: { state: DayState }) {
  const known = MARKED.find((one) => one === state)
  if (!known) return <span aria-hidden className="block size-8" />
  const [Icon, look] = LOOKS[known]
  return (
    <span aria-hidden className={cx('flex size-8 items-center justify-center rounded-full', look)}>
      <Icon className="size-4" strokeWidth={2.25} />
    </span>
  )
}
