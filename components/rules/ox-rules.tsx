import Link from 'next/link'
import { getTranslations } from 'next-intl/server'
import { BrandMark } from '@/components/layout/brand-mark'
import { SkipLink } from '@/components/layout/skip-link'
import { TextLink } from '@/components/ui/text-link'
import { OxPayoutTable } from './ox-payout-table'

/** In the order in which they are asked about a day. */
const BEFORE = ['when', 'compare', 'cents', 'ties', 'splits', 'halts', 'shortened', 'closed'] as const
const AFTER = ['sources', 'held', 'corrections'] as const

/** Rule text v1 of O/X, for everybody: what is compared, what happens to odd days, what a right pick is awarded. */
export async function OxRules() {
  const [t, common] = await Promise.all([getTranslations('ox.rules'), getTranslations('common')])
  return (
    <div className="mx-auto flex min-h-dvh max-w-[44rem] flex-col px-5 sm:px-8">
      <SkipLink />
      <header className="flex h-16 items-center justify-between">
        <Link href="/" className="inline-flex min-h-11 items-center gap-2 font-bold text-20">
          <BrandMark />
          {common('brand')}
        </Link>
        <TextLink href="/ox">{t('toOx')}</TextLink>
      </header>
      <main id="main" tabIndex={-1} className="flex-1 space-y-10 pt-6 pb-16 outline-none">
        <div className="max-w-[34rem] space-y-3">
          <p className="font-medium text-13 text-ink-soft">{t('version')}</p>
          <h1 className="text-32">{t('title')}</h1>
          <p className="text-17 text-ink-soft">{t('lead')}</p>
        </div>
        {BEFORE.map((rule) => (
          <Rule key={rule} rule={rule} />
        ))}
        <section aria-labelledby="rule-payout" className="space-y-4">
          <h2 id="rule-payout" className="text-20">
            {t('payout.title')}
          </h2>
          <p className="max-w-[34rem]">{t('payout.text')}</p>
          <OxPayoutTable />
          <p className="max-w-[34rem] text-13 text-ink-soft">{t('payout.note')}</p>
        </section>
        {AFTER.map((rule) => (
          <Rule key={rule} rule={rule} />
        ))}
        <Rule rule="points" isEmphatic />
      </main>
      <footer className="border-t py-6 text-13 text-ink-soft">{t('foot')}</footer>
    </div>
  )
}

type RuleName = (typeof BEFORE)[number] | (typeof AFTER)[number] | 'points'

async function Rule({ rule, isEmphatic = false }: { rule: RuleName; isEmphatic?: boolean }) {
  const t = await getTranslations('ox.rules')
  return (
    <section
      aria-labelledby={`rule-${rule}`}
      className={isEmphatic ? 'space-y-2 rounded-card bg-sunken p-6' : 'max-w-[34rem] space-y-2'}
    >
      <h2 id={`rule-${rule}`} className="text-20">
        {t(`${rule}.title`)}
      </h2>
      <p>{t(`${rule}.text`)}</p>
    </section>
  )
}
