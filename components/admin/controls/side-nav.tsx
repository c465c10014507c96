'use client'

import Link from 'next/link'
import { usePathname } from 'next/navigation'

type SideNavProps = { label: string; screens: readonly { href: string; label: string }[] }

/** The screens of one section, side by side. */
export function SideNav({ label, screens }: SideNavProps) {
  const path = usePathname()
  return (
    <nav aria-label={label} className="flex flex-wrap gap-x-6 border-b">
      {screens.map((screen) => (
        <Link
          key={screen.href}
          href={screen.href}
          aria-current={path === screen.href ? 'page' : undefined}
          className="-mb-px inline-flex min-h-11 items-center border-transparent border-b-2 px-1 font-semibold text-13 text-ink-soft transition duration-150 hover:text-ink aria-[current=page]:border-accent aria-[current=page]:text-ink lg:min-h-9"
        >
          {screen.label}
        </Link>
      ))}
    </nav>
  )
}
