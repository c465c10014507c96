'use client'

import { Keyboard as KeyboardIcon, Search } from 'lucide-react'
import Link from 'next/link'
import { usePathname } from 'next/navigation'
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { BrandMark } from '@/components/layout/brand-mark'
import { Badge } from '@/components/ui/badge'
import { KeyCap } from '../controls/key-cap'
import { useOpen } from './keyboard-context'
import { useMayWrite, useOperator } from './operator'
import { isInSection, SECTIONS } from './sections'
import { SignOut } from './sign-out'

/** The frame of the console: sections at the left (a strip above on a phone), who is signed in, and the way to anything. */
export function ConsoleShell({ children }: { children: ReactNode }) {
  const t = useTranslations('admin')
  const mayWrite = useMayWrite()
  return (
    <div className="min-h-dvh lg:ps-56">
      <a
        href="#main"
        className="sr-only z-50 rounded-control bg-accent-fill px-4 py-3 font-semibold text-on-accent focus:not-sr-only focus:fixed focus:top-3 focus:left-3"
      >
        {t('console.skip')}
      </a>
      <header className="flex flex-col gap-3 border-b bg-surface p-3 lg:fixed lg:inset-y-0 lg:start-0 lg:w-56 lg:gap-4 lg:border-e lg:border-b-0">
        <Link href="/admin" className="inline-flex min-h-11 items-center gap-2 rounded-control px-1 font-bold text-17">
          <BrandMark className="size-7" />
          {t('console.title')}
        </Link>
        <PaletteButton />
        <Sections />
        <Who />
      </header>
      <main id="main" tabIndex={-1} className="mx-auto max-w-[96rem] space-y-6 px-4 py-6 outline-none lg:px-8">
        {!mayWrite && (
          <p className="rounded-control bg-sunken px-4 py-2 text-13 text-ink-soft">{t('console.readOnly')}</p>
        )}
        {children}
      </main>
    </div>
  )
}

function PaletteButton() {
  const t = useTranslations('admin.console')
  const open = useOpen()
  return (
    <div className="flex gap-2">
      <button
        type="button"
        onClick={() => open('palette')}
        className="flex min-h-11 flex-1 items-center gap-2 rounded-mark border border-edge bg-surface px-3 text-13 text-ink-soft transition duration-150 hover:text-ink lg:min-h-9"
      >
        <Search aria-hidden className="size-4" strokeWidth={1.75} />
        <span className="flex-1 text-start">{t('openPalette')}</span>
        <KeyCap>⌘ K</KeyCap>
      </button>
      <button
        type="button"
        onClick={() => open('help')}
        aria-label={t('openHelp')}
        title={t('openHelp')}
        className="inline-flex size-11 items-center justify-center rounded-mark border border-edge text-ink-soft transition duration-150 hover:text-ink lg:size-9"
      >
        <KeyboardIcon aria-hidden className="size-4" strokeWidth={1.75} />
      </button>
    </div>
  )
}

function Sections() {
  const t = useTranslations('admin')
  const path = usePathname()
  return (
    <nav aria-label={t('console.navigation')} className="grid grid-cols-3 gap-1 lg:grid-cols-1">
      {SECTIONS.map((section) => (
        <Link
          key={section.id}
          href={section.href}
          aria-current={isInSection(section, path) ? 'page' : undefined}
          className="flex min-h-11 items-center gap-2 rounded-mark px-2 font-medium text-15 text-ink-soft transition duration-150 hover:bg-sunken hover:text-ink aria-[current=page]:bg-accent-tint aria-[current=page]:font-semibold aria-[current=page]:text-accent lg:min-h-9 lg:gap-3 lg:px-3 lg:text-13"
        >
          <section.icon aria-hidden className="size-4" strokeWidth={1.75} />
          <span className="flex-1">{t(`sections.${section.id}`)}</span>
          <span aria-hidden className="hidden lg:inline">
            <KeyCap>g {section.key}</KeyCap>
          </span>
        </Link>
      ))}
    </nav>
  )
}

function Who() {
  const t = useTranslations('admin')
  const { nickname, roles } = useOperator()
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-1 text-13 lg:mt-auto lg:flex-col lg:items-stretch">
      <p className="font-semibold">{nickname}</p>
      <ul className="flex flex-wrap gap-1">
        {roles
          .filter((role) => role !== 'USER')
          .map((role) => (
            <li key={role}>
              <Badge>{t(`roles.${role}`)}</Badge>
            </li>
          ))}
      </ul>
      <div className="flex items-center gap-4 lg:justify-between">
        <Link
          href="/home"
          className="inline-flex min-h-11 items-center text-ink-soft underline-offset-4 hover:text-ink hover:underline lg:min-h-9"
        >
          {t('console.memberSide')}
        </Link>
        <SignOut />
      </div>
    </div>
  )
}
