'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { useProblemWords } from '@/components/layout/use-problem-words'
import { Button } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { ErrorState } from '@/components/ui/error-state'
import { Notice } from '@/components/ui/notice'
import { PageHead } from '@/components/ui/page-head'
import { Skeleton } from '@/components/ui/skeleton'
import { useSessions } from '@/store/queries/identity'
import { EndEverywhere } from './end-everywhere'
import { SessionRow } from './session-row'

/** Where the member is signed in, and the means to end it. */
export function SessionsScreen() {
  const t = useTranslations('identity.sessions')
  const [ended, setEnded] = useState<string | null>(null)
  return (
    <div className="flex max-w-3xl flex-col gap-6">
      <PageHead title={t('title')} lead={t('lead')} />
      <div aria-live="polite" className="contents">
        {ended && <Notice>{t('revoked', { device: ended })}</Notice>}
      </div>
      <SessionList onEnded={setEnded} />
      <EndEverywhere />
    </div>
  )
}

function SessionList({ onEnded }: { onEnded: (device: string) => void }) {
  const t = useTranslations('identity.sessions')
  const common = useTranslations('common')
  const { say } = useProblemWords()
  const sessions = useSessions()
  if (sessions.isPending) return <SessionsSkeleton label={common('loading')} />
  if (!sessions.data) {
    return (
      <ErrorState
        title={common('readFailed')}
        action={<Button onClick={() => sessions.refetch()}>{common('retry')}</Button>}
      >
        {say(sessions.error)}
      </ErrorState>
    )
  }
  const rows = sessions.data.pages.flatMap(({ items }) => items)
  if (rows.length === 0) return <EmptyState title={t('empty')}>{t('emptyText')}</EmptyState>
  return (
    <>
      <ul className="divide-y divide-line rounded-card bg-surface px-5 shadow-raised">
        {rows.map((session) => (
          <SessionRow key={session.id} session={session} onEnded={onEnded} />
        ))}
      </ul>
      {sessions.hasNextPage && (
        <Button tone="quiet" isWide isBusy={sessions.isFetchingNextPage} onClick={() => void sessions.fetchNextPage()}>
          {common('more')}
        </Button>
      )}
    </>
  )
}

function SessionsSkeleton({ label }: { label: string }) {
  return (
    <div role="status" className="divide-y divide-line rounded-card bg-surface px-5 shadow-raised">
      <span className="sr-only">{label}</span>
      {['a', 'b'].map((row) => (
        <div key={row} className="flex min-h-24 items-center gap-4 py-4">
          <Skeleton className="size-10 rounded-full" />
          <div className="flex-1 space-y-1.5">
            <Skeleton className="h-5 w-40" />
            <Skeleton className="h-4 w-28" />
            <Skeleton className="h-4 w-32" />
          </div>
        </div>
      ))}
    </div>
  )
}
