import { getFormatter, getTranslations } from 'next-intl/server'
import { WELCOME_GOLD } from '@/lib/ledger/constants'

/** The line that every member's history begins with. */
export async function SampleReceipt() {
  const [t, format] = await Promise.all([getTranslations('landing.receipt'), getFormatter()])
  const amount = format.number(WELCOME_GOLD)
  return (
    <figure className="absolute inset-x-6 top-1/2 -translate-y-1/2 rounded-card bg-raised p-5 shadow-float">
      <figcaption className="text-13 text-ink-soft">{t('caption')}</figcaption>
      <p className="mt-3 flex items-baseline justify-between gap-4">
        <span className="font-semibold">{t('reason')}</span>
        <span className="figure font-semibold text-24">+{amount}</span>
      </p>
      <p className="mt-1 flex items-baseline justify-between gap-4 text-13 text-ink-soft">
        <span>{t('balance')}</span>
        <span className="figure">{amount} GOLD</span>
      </p>
    </figure>
  )
}
