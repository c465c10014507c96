'use client'

import { useFormatter, useTranslations } from 'next-intl'
import { useProblemWords } from '@/components/layout/use-problem-words'
import { Button } from '@/components/ui/button'
import { ButtonLink } from '@/components/ui/button-link'
import { EmptyState } from '@/components/ui/empty-state'
import { ErrorState } from '@/components/ui/error-state'
import { ProblemError } from '@/lib/platform/http/call-problem'
import { useHistory } from '@/store/queries/ledger'
import { groupByDay } from './days'
import { HistoryRow } from './history-row'
import { HistorySkeleton } from './history-skeleton'

/** Everything that changed the balances, newest first, under its day. */
export function HistoryList({ asset }: { asset: string | null }) {
  const t = useTranslations('wallet')
  const common = useTranslations('common')
  const format = useFormatter()
  const { say } = useProblemWords()
  const history = useHistory(asset)

  if (history.isPending) return <HistorySkeleton label={common('loading')} />
  if (!history.data) {
    const reference = history.error instanceof ProblemError ? history.error.requestId : undefined
    return (
      <ErrorState
        title={common('readFailed')}
        action={<Button onClick={() => history.refetch()}>{common('retry')}</Button>}
        reference={reference && common('reference', { id: reference })}
      >
        {say(history.error)}
      </ErrorState>
    )
  }
  const rows = history.data.pages.flatMap(({ items }) => items)
  if (rows.length === 0) {
    return (
      <EmptyState title={t('empty.title')} action={<ButtonLink href="/arcade">{t('empty.action')}</ButtonLink>}>
        {t('empty.text', { asset: asset ?? 'GOLD' })}
      </EmptyState>
    )
  }
  return (
    <div className="flex flex-col gap-6">
      {groupByDay(rows).map(({ day, items }) => (
        <section key={day} aria-labelledby={`day-${day}`}>
          <h2 id={`day-${day}`} className="mb-1 font-medium text-13 text-ink-soft">
            {format.dateTime(new Date(`${day}T12:00:00+09:00`), { month: 'long', day: 'numeric', weekday: 'short' })}
          </h2>
          <ul className="divide-y divide-line rounded-card bg-surface px-5 shadow-raised">
            {items.map((item) => (
              <HistoryRow key={`${item.transferId}-${item.asset}-${item.version}`} item={item} />
            ))}
          </ul>
        </section>
      ))}
      {history.hasNextPage && (
        <Button tone="quiet" isWide isBusy={history.isFetchingNextPage} onClick={() => history.fetchNextPage()}>
          {common('more')}
        </Button>
      )}
    </div>
  )
}
