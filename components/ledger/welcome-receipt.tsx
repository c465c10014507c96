import { getFormatter, getTranslations } from 'next-intl/server'
import { DataList } from '@/components/ui/data-list'
import type { HistoryItem } from '@/lib/ledger/contract'

/** The first line of a member's history, printed. */
export async function WelcomeReceipt({ receipt }: { receipt: HistoryItem }) {
  const [t, format] = await Promise.all([getTranslations('identity.onboarding.receipt'), getFormatter()])
  const { amount, balanceAfter, asset, createdAt, transferId } = receipt
  return (
    <section
      aria-labelledby="receipt"
      className="w-full animate-rise rounded-card bg-raised p-6 text-start shadow-float"
    >
      <h2 id="receipt" className="font-medium text-15 text-ink-soft">
        {t('title')} · {t('reason')}
      </h2>
      <p className="mt-2 mb-4 font-bold text-44">
        <span className="figure">+{format.number(amount)}</span>
        <span className="ms-2 font-medium text-20 text-ink-soft">{asset}</span>
      </p>
      <div className="border-t border-dashed">
        <DataList
          items={[
            { name: t('balance'), value: `${format.number(balanceAfter)} ${asset}` },
            {
              name: t('when'),
              value: format.dateTime(new Date(createdAt), { dateStyle: 'medium', timeStyle: 'short' }),
            },
            {
              name: t('transfer'),
              value: <span className="break-all font-mono font-normal text-13">{transferId}</span>,
            },
          ]}
        />
      </div>
    </section>
  )
}
