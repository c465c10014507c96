'use client'

import { Gamepad2, House, UserRound, WalletMinimal } from 'lucide-react'
import Link from 'next/link'
import { usePathname } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { OxMark } from './ox-mark'
import { PendingBadge } from './pending-badge'

const ENTRIES = [
  { href: '/home', name: 'home', Icon: House },
  { href: '/arcade', name: 'arcade', Icon: Gamepad2 },
  { href: '/ox', name: 'ox', Icon: OxMark },
  { href: '/wallet', name: 'wallet', Icon: WalletMinimal },
  { href: '/profile', name: 'profile', Icon: UserRound },
] as const

/** Screens that lie under an entry without carrying its address. */
const ELSEWHERE: Record<string, string> = {
  '/sessions': '/profile',
  '/settings': '/profile',
  '/streak': '/home',
  '/rewards': '/ox',
}

const LOOKS = {
  bar: 'flex min-h-14 flex-1 flex-col items-center justify-center gap-0.5 text-13',
  rail: 'flex min-h-12 items-center gap-3 rounded-control px-4 text-15 hover:bg-sunken',
}

/** The five ways through the product: a bar under the thumb, or a rail at the left on wide screens. */
export function NavLinks({ look }: { look: keyof typeof LOOKS }) {
  const t = useTranslations('common.nav')
  const path = usePathname()
  const here = ELSEWHERE[`/${path.split('/')[1]}`] ?? path
  return ENTRIES.map(({ href, name, Icon }) => {
    const isHere = here === href || here.startsWith(`${href}/`)
    return (
      <Link
        key={href}
        href={href}
        aria-current={isHere ? 'page' : undefined}
        className={`${LOOKS[look]} font-medium text-ink-soft transition duration-150 hover:text-ink aria-[current=page]:font-semibold aria-[current=page]:text-accent`}
      >
        <span className="relative">
          <Icon aria-hidden className="size-6" strokeWidth={isHere ? 2.1 : 1.75} />
          {name === 'wallet' && (
            <span className="absolute start-3.5 -top-2">
              <PendingBadge />
            </span>
          )}
        </span>
        {t(name)}
      </Link>
    )
  })
}
