import type { ReactNode } from 'react'
import { cx } from './class-names'

const TONES = {
  neutral: 'bg-sunken text-ink-soft',
  accent: 'bg-accent-tint text-accent',
  positive: 'bg-sunken text-positive',
  danger: 'bg-sunken text-danger',
}

/** A word about a thing: its state or kind. */
export function Badge({ tone = 'neutral', children }: { tone?: keyof typeof TONES; children: ReactNode }) {
  return (
    <span
      className={cx(
        'inline-flex items-center gap-1 whitespace-nowrap rounded-full px-2.5 py-0.5 font-medium text-13',
        TONES[tone],
      )}
    >
      {children}
    </span>
  )
}
