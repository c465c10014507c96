import { Coins, ReceiptText, ScanSearch } from 'lucide-react'
import Link from 'next/link'
import { getTranslations } from 'next-intl/server'
import { BrandMark } from '@/components/layout/brand-mark'
import { SkipLink } from '@/components/layout/skip-link'
import { ButtonLink } from '@/components/ui/button-link'
import { TextLink } from '@/components/ui/text-link'
import { Gathering } from './gathering'
import { SampleReceipt } from './sample-receipt'

const FACTS = [
  ['wallet', ReceiptText],
  ['proof', ScanSearch],
  ['gold', Coins],
] as const

/** What Moa is, for somebody who has never been here; one thing to do. */
export async function Landing() {
  const [t, common] = await Promise.all([getTranslations('landing'), getTranslations('common')])
  return (
    <div className="mx-auto flex min-h-dvh max-w-5xl flex-col px-5 sm:px-8">
      <SkipLink />
      <header className="flex h-16 items-center justify-between">
        <Link href="/" className="inline-flex min-h-11 items-center gap-2 font-bold text-20">
          <BrandMark />
          {common('brand')}
        </Link>
        <TextLink href="/login">{t('logIn')}</TextLink>
      </header>
      <main id="main" tabIndex={-1} className="flex flex-1 flex-col gap-16 pt-10 pb-16 outline-none lg:pt-16">
        <div className="grid items-center gap-10 lg:grid-cols-[minmax(0,7fr)_minmax(0,5fr)]">
          <div className="space-y-6">
            <h1 className="text-32 sm:text-44">{t('title')}</h1>
            <p className="max-w-[34rem] text-17 text-ink-soft">{t('lead')}</p>
            <div className="space-y-3">
              <ButtonLink href="/invite" size="lg" className="w-full sm:w-auto sm:min-w-72">
                {t('start')}
              </ButtonLink>
              <p className="text-13 text-ink-soft">{t('startNote')}</p>
            </div>
          </div>
          <div className="relative mx-auto w-full max-w-96">
            <Gathering />
            <SampleReceipt />
          </div>
        </div>
        <ul className="grid gap-10 sm:grid-cols-3 sm:gap-6">
          {FACTS.map(([fact, Icon]) => (
            <li key={fact} className="space-y-2 border-t pt-6">
              <Icon aria-hidden className="size-6 text-accent" strokeWidth={1.75} />
              <h2 className="text-17">{t(`facts.${fact}.title`)}</h2>
              <p className="text-15 text-ink-soft">{t(`facts.${fact}.text`)}</p>
            </li>
          ))}
        </ul>
      </main>
      <footer className="border-t py-6 text-13 text-ink-soft">{t('foot')}</footer>
    </div>
  )
}
