import type { ReactNode } from 'react'

/** The one h1 of a screen, with a sentence under it and at most one thing at its end. */
export function PageHead({ title, lead, end }: { title: ReactNode; lead?: ReactNode; end?: ReactNode }) {
  return (
    <header className="flex flex-wrap items-end justify-between gap-4">
      <div className="max-w-[34rem] space-y-1">
        <h1 className="text-24">{title}</h1>
        {lead && <p className="text-ink-soft">{lead}</p>}
      </div>
      {end}
    </header>
  )
}
