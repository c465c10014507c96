import { ChevronRight } from 'lucide-react'
import Link from 'next/link'
import type { ReactNode } from 'react'

/** A line that leads on to another screen. */
export function LinkRow({ href, icon, title, lead }: { href: string; icon?: ReactNode; title: string; lead?: string }) {
  return (
    <Link
      href={href}
      className="-mx-3 flex min-h-14 items-center gap-4 rounded-control px-3 py-2 transition duration-150 hover:bg-sunken"
    >
      {icon && <span className="text-accent">{icon}</span>}
      <span className="min-w-0 flex-1">
        <span className="block font-medium">{title}</span>
        {lead && <span className="block text-13 text-ink-soft">{lead}</span>}
      </span>
      <ChevronRight aria-hidden className="size-5 shrink-0 text-ink-soft" strokeWidth={1.75} />
    </Link>
  )
}
