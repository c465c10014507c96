import type { ReactNode } from 'react'

/** The h1 of a console screen on one dense line; `end` is what can be done here. */
export function ScreenHead({ title, lead, end }: { title: ReactNode; lead?: ReactNode; end?: ReactNode }) {
  return (
    <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2">
      <div className="min-w-0">
        <h1 className="text-20">{title}</h1>
        {lead && <div className="text-13 text-ink-soft">{lead}</div>}
      </div>
      {end}
    </div>
  )
}
