import { type ReactNode, useId } from 'react'
import { cx } from '@/components/ui/class-names'

type PanelProps = {
  title: ReactNode
  /** At the end of the heading: the one thing to do with all of it. */
  end?: ReactNode
  /** The content is a table, which has a frame of its own. */
  isBare?: boolean
  children: ReactNode
}

/** A part of a console screen under its heading. */
export function Panel({ title, end, isBare = false, children }: PanelProps) {
  const headingId = useId()
  return (
    <section aria-labelledby={headingId} className="min-w-0 space-y-2">
      <div className="flex min-h-9 flex-wrap items-center justify-between gap-x-4 gap-y-1">
        <h2 id={headingId} className="text-15">
          {title}
        </h2>
        {end}
      </div>
      <div className={cx(!isBare && 'rounded-control border bg-surface p-4')}>{children}</div>
    </section>
  )
}
