import { CircleAlert } from 'lucide-react'
import type { ReactNode } from 'react'

type ErrorStateProps = {
  /** What happened. */
  title: string
  /** What was not changed, and what helps. */
  children: ReactNode
  /** The button that helps. */
  action?: ReactNode
  /** Small print for whoever is asked: the number of the request. */
  reference?: ReactNode
}

/** Something failed: what happened, what was not changed, the button that helps. */
export function ErrorState({ title, children, action, reference }: ErrorStateProps) {
  return (
    <div role="alert" className="flex flex-col items-center gap-4 px-4 py-10 text-center">
      <CircleAlert aria-hidden className="size-8 text-danger" strokeWidth={1.75} />
      <div className="max-w-[34rem] space-y-1">
        <p className="font-semibold text-17">{title}</p>
        <p className="text-ink-soft">{children}</p>
      </div>
      {action}
      {reference && <p className="text-13 text-ink-soft">{reference}</p>}
    </div>
  )
}
