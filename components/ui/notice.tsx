import { CircleAlert, Info } from 'lucide-react'
import type { ReactNode } from 'react'
import { cx } from './class-names'

/** A sentence about the form or screen as a whole. Errors are announced at once, others when there is time. */
export function Notice({ tone = 'info', children }: { tone?: 'info' | 'error'; children: ReactNode }) {
  const isError = tone === 'error'
  const Icon = isError ? CircleAlert : Info
  return (
    <div
      role={isError ? 'alert' : 'status'}
      className={cx(
        'flex animate-fade items-start gap-3 rounded-control px-4 py-3 text-15',
        isError ? 'border border-danger text-danger' : 'bg-accent-tint text-ink',
      )}
    >
      <Icon aria-hidden className="mt-0.5 size-5 shrink-0" strokeWidth={1.75} />
      <div className="min-w-0">{children}</div>
    </div>
  )
}
