'use client'

import Link from 'next/link'
import { usePathname } from 'next/navigation'
import { useTranslations } from 'next-intl'

const SCREENS = [
  { id: 'sessions', href: '/admin/market' },
  { id: 'symbols', href: '/admin/market/symbols' },
  { id: 'prices', href: '/admin/market/prices' },
  { id: 'held', href: '/admin/market/held' },
] as const

/** The screens about the market, side by side. */
export function MarketNav() {
  const t = useTranslations('market.nav')
  const path = usePathname()
  return (
    <nav aria-label={t('label')} className="flex flex-wrap gap-x-6 border-b">
      {SCREENS.map(({ id, href }) => (
        <Link
          key={id}
          href={href}
          aria-current={path === href ? 'page' : undefined}
          className="-mb-px inline-flex min-h-11 items-center border-transparent border-b-2 px-1 font-semibold text-13 text-ink-soft transition duration-150 hover:text-ink aria-[current=page]:border-accent aria-[current=page]:text-ink lg:min-h-9"
        >
          {t(id)}
        </Link>
      ))}
    </nav>
  )
}
