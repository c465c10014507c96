import Link from 'next/link'
import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { BrandMark } from '@/components/layout/brand-mark'
import { SkipLink } from '@/components/layout/skip-link'

type AuthFrameProps = {
  title: string
  lead: string
  children: ReactNode
  /** The way to the other door. */
  foot?: ReactNode
}

/** The doors of the house: one column, one thing to do. */
export async function AuthFrame({ title, lead, children, foot }: AuthFrameProps) {
  const t = await getTranslations('common')
  return (
    <div className="mx-auto flex min-h-dvh max-w-[26rem] flex-col px-5 py-6 sm:justify-center sm:py-16">
      <SkipLink />
      <header>
        <Link href="/" className="inline-flex min-h-11 items-center gap-2 font-bold text-20">
          <BrandMark />
          {t('brand')}
        </Link>
      </header>
      <main id="main" tabIndex={-1} className="flex flex-col gap-6 pt-10 outline-none">
        <div className="space-y-1">
          <h1 className="text-32">{title}</h1>
          <p className="text-17 text-ink-soft">{lead}</p>
        </div>
        {children}
        {foot && <p className="text-center text-15 text-ink-soft">{foot}</p>}
      </main>
    </div>
  )
}
