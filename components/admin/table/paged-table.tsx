'use client'

import type { InfiniteData, UseInfiniteQueryResult } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { useProblemWords } from '@/components/layout/use-problem-words'
import { Button } from '@/components/ui/button'
import { ErrorState } from '@/components/ui/error-state'
import { Skeleton } from '@/components/ui/skeleton'
import type { Page } from '@/lib/platform/kernel/page'
import { DENSE } from '../controls/dense'
import { type Column, DataTable } from './data-table'

type PagedTableProps<T> = {
  caption: string
  columns: readonly Column<T>[]
  pages: UseInfiniteQueryResult<InfiniteData<Page<T>>>
  rowId: (row: T) => string
  rowHref?: (row: T) => string
  selectedId?: string
  /** What stands here when there is nothing. */
  empty: ReactNode
  /** Only the beginning is wanted here; the whole list is elsewhere. */
  isExcerpt?: boolean
}

/** A table read page by page: its skeleton, its emptiness, its failure, and the way to more. */
export function PagedTable<T>({ pages, empty, isExcerpt = false, ...table }: PagedTableProps<T>) {
  const t = useTranslations('admin.list')
  const { say } = useProblemWords()
  const rows = pages.data?.pages.flatMap((page) => page.items) ?? []

  if (pages.isPending) return <TableSkeleton label={t('loading')} />
  if (pages.isError && rows.length === 0) {
    return (
      <ErrorState
        title={t('failed')}
        action={
          <Button tone="quiet" size="sm" className={DENSE} onClick={() => pages.refetch()}>
            {t('retry')}
          </Button>
        }
      >
        {say(pages.error)}
      </ErrorState>
    )
  }
  if (rows.length === 0) {
    return <p className="rounded-control border border-dashed px-4 py-8 text-center text-13 text-ink-soft">{empty}</p>
  }
  return (
    <div className="space-y-2">
      <DataTable {...table} rows={rows} />
      {!isExcerpt && pages.hasNextPage && (
        <Button
          tone="quiet"
          size="sm"
          className={DENSE}
          isBusy={pages.isFetchingNextPage}
          onClick={() => pages.fetchNextPage()}
        >
          {t('more')}
        </Button>
      )}
      {!pages.hasNextPage && (pages.data?.pages.length ?? 0) > 1 && <p className="text-13 text-ink-soft">{t('end')}</p>}
      {pages.isError && (
        <p role="alert" className="text-13 text-danger">
          {say(pages.error)}
        </p>
      )}
    </div>
  )
}

function TableSkeleton({ label }: { label: string }) {
  return (
    <div className="divide-y divide-line rounded-control border bg-surface">
      <span role="status" className="sr-only">
        {label}
      </span>
      {['a', 'b', 'c', 'd', 'e', 'f'].map((row) => (
        <div key={row} className="flex h-10 items-center gap-6 px-3">
          <Skeleton className="h-4 w-1/4" />
          <Skeleton className="h-4 w-1/3" />
          <Skeleton className="h-4 w-1/6" />
        </div>
      ))}
    </div>
  )
}
