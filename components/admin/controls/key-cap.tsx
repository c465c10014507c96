import type { ReactNode } from 'react'

/** A key, as it stands on the keyboard. */
export function KeyCap({ children }: { children: ReactNode }) {
  return (
    <kbd className="inline-flex min-h-5 min-w-5 items-center justify-center rounded-mark border bg-sunken px-1 font-sans text-13 text-ink-soft leading-none">
      {children}
    </kbd>
  )
}
