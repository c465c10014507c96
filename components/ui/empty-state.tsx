import type { ReactNode } from 'react'

/** Nothing here yet: says what will be, and offers the first step. */
export function EmptyState(props: { title: string; children: ReactNode; art?: ReactNode; action?: ReactNode }) {
  return (
    <div className="flex flex-col items-center gap-4 px-4 py-10 text-center">
      {props.art}
      <div className="max-w-[34rem] space-y-1">
        <p className="font-semibold text-17">{props.title}</p>
        <p className="text-ink-soft">{props.children}</p>
      </div>
      {props.action}
    </div>
  )
}
