import Link from 'next/link'
import type { ReactNode } from 'react'

type TabLinksProps = {
  label: string
  current: string
  tabs: readonly { href: string; label: ReactNode; key: string }[]
}

/** Views of one thing, each with an address of its own. */
export function TabLinks({ label, current, tabs }: TabLinksProps) {
  return (
    <nav aria-label={label} className="flex gap-6 border-b">
      {tabs.map(({ key, href, label: words }) => (
        <Link
          key={key}
          href={href}
          replace
          scroll={false}
          aria-current={key === current ? 'page' : undefined}
          className="-mb-px inline-flex min-h-12 items-center border-transparent border-b-2 px-1 font-semibold text-ink-soft transition duration-150 hover:text-ink aria-[current=page]:border-accent aria-[current=page]:text-ink"
        >
          {words}
        </Link>
      ))}
    </nav>
  )
}
