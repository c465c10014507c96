import Link from 'next/link'
import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { BrandMark } from './brand-mark'
import { NavLinks } from './nav-links'
import { SkipLink } from './skip-link'

/** The frame of every signed-in screen. `status` stands at the end of the header: what is true on all of them. */
export async function Shell({ status, children }: { status: ReactNode; children: ReactNode }) {
  const t = await getTranslations('common')
  return (
    <div className="min-h-dvh lg:ps-60">
      <SkipLink />
      <nav
        aria-label={t('nav.label')}
        className="fixed inset-y-0 start-0 hidden w-60 flex-col gap-6 border-e bg-surface px-4 py-6 lg:flex"
      >
        <Brand name={t('brand')} />
        <div className="flex flex-col gap-1">
          <NavLinks look="rail" />
        </div>
      </nav>
      <header className="sticky top-0 z-20 bg-canvas/90 backdrop-blur-md">
        <div className="mx-auto flex h-16 max-w-5xl items-center justify-between gap-4 px-4 sm:px-6">
          <span className="lg:invisible">
            <Brand name={t('brand')} />
          </span>
          <div className="flex items-center gap-3">{status}</div>
        </div>
      </header>
      <main id="main" tabIndex={-1} className="mx-auto max-w-5xl px-4 pt-4 pb-28 outline-none sm:px-6 lg:pb-16">
        {children}
      </main>
      <nav
        aria-label={t('nav.label')}
        className="fixed inset-x-0 bottom-0 z-30 flex border-t bg-surface pb-[env(safe-area-inset-bottom)] lg:hidden"
      >
        <NavLinks look="bar" />
      </nav>
    </div>
  )
}

function Brand({ name }: { name: string }) {
  return (
    <Link href="/home" className="inline-flex min-h-11 items-center gap-2 rounded-control px-1 font-bold text-20">
      <BrandMark />
      {name}
    </Link>
  )
}
