'use client'

import { useTranslations } from 'next-intl'
import { Button } from '@/components/ui/button'
import { ButtonLink } from '@/components/ui/button-link'
import { EmptyState } from '@/components/ui/empty-state'
import { Notice } from '@/components/ui/notice'
import { PageHead } from '@/components/ui/page-head'
import { Skeleton } from '@/components/ui/skeleton'
import { TabLinks } from '@/components/ui/tab-links'
import type { PickRecord } from '@/lib/predictions/picks/contract'
import { usePicks } from '@/store/queries/ox'
import { useOxWords } from '../shell/use-ox-words'
import { PickRow } from './pick-row'
import { STATES, type State } from './states'
import { Summary } from './summary'

/** Everything I picked, day by day, with what became of it. */
export function HistoryScreen({ state }: { state: State | null }) {
  const t = useTranslations('ox.history')
  return (
    <div className="flex flex-col gap-6">
      <PageHead title={t('title')} lead={t('lead')} />
      <div className="grid items-start gap-6 lg:grid-cols-12">
        <div className="lg:col-span-4">
          <Summary />
        </div>
        <div className="flex flex-col gap-6 lg:col-span-8">
          <StateTabs current={state} />
          <Picks state={state} />
        </div>
      </div>
    </div>
  )
}

function StateTabs({ current }: { current: State | null }) {
  const t = useTranslations('ox.history')
  const tabs = [
    { key: 'all', href: '/ox/history', label: t('states.all') },
    ...STATES.map((state) => ({
      key: state,
      href: `/ox/history?state=${state.toLowerCase()}`,
      label: t(`states.${state}`),
    })),
  ]
  return <TabLinks label={t('filter')} current={current ?? 'all'} tabs={tabs} />
}

function Picks({ state }: { state: State | null }) {
  const t = useTranslations('ox')
  const common = useTranslations('common')
  const picks = usePicks({ state })
  if (picks.error) {
    return (
      <Notice tone="error">
        <p>{t('common.failed')}</p>
        <Button tone="quiet" size="sm" className="mt-2" onClick={() => void picks.refetch()}>
          {common('retry')}
        </Button>
      </Notice>
    )
  }
  if (!picks.data) return <Skeleton className="h-72 rounded-card" />
  const records = picks.data.pages.flatMap(({ items }) => items)
  if (records.length === 0) return <Nothing state={state} />
  return (
    <div className="flex flex-col gap-6">
      <Days records={records} />
      {picks.hasNextPage && (
        <Button tone="quiet" isWide isBusy={picks.isFetchingNextPage} onClick={() => void picks.fetchNextPage()}>
          {common('more')}
        </Button>
      )}
    </div>
  )
}

function Nothing({ state }: { state: State | null }) {
  const t = useTranslations('ox.history')
  if (state) return <EmptyState title={t('emptyOf.title')}>{t('emptyOf.text')}</EmptyState>
  return (
    <EmptyState title={t('empty.title')} action={<ButtonLink href="/ox">{t('empty.action')}</ButtonLink>}>
      {t('empty.text')}
    </EmptyState>
  )
}

function Days({ records }: { records: readonly PickRecord[] }) {
  const t = useTranslations('ox.common')
  const { day } = useOxWords()
  const dates = [...new Set(records.map(({ pick }) => pick.tradeDate))]
  return dates.map((date) => (
    <section key={date} aria-labelledby={`day-${date}`}>
      <h2 id={`day-${date}`} className="mb-1 font-medium text-13 text-ink-soft">
        {t('session', { day: day(date) })}
      </h2>
      <ul className="divide-y divide-line rounded-card bg-surface px-5 shadow-raised">
        {records
          .filter(({ pick }) => pick.tradeDate === date)
          .map((record) => (
            <PickRow key={record.pick.id} record={record} />
          ))}
      </ul>
    </section>
  ))
}
