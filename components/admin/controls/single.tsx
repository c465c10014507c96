'use client'

import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { useProblemWords } from '@/components/layout/use-problem-words'
import { Button } from '@/components/ui/button'
import { ErrorState } from '@/components/ui/error-state'
import { Skeleton } from '@/components/ui/skeleton'
import { ProblemError } from '@/lib/platform/http/call-problem'
import { DENSE } from './dense'

type SingleProps<T> = {
  /** A query's state: of one thing, or of one that is part of pages. */
  of: { data: T | undefined; isPending: boolean; error: unknown; refetch: () => unknown }
  /** What is said when there is no such thing. */
  missing?: string
  children: (data: T) => ReactNode
}

/** One thing that is read: while it comes, when it doesn't exist, when it can't be read, and itself. */
export function Single<T>({ of, missing, children }: SingleProps<T>) {
  const t = useTranslations('admin.list')
  const { say } = useProblemWords()
  if (of.data !== undefined) return children(of.data)
  if (of.isPending) {
    return (
      <div className="space-y-3 py-2">
        <span role="status" className="sr-only">
          {t('loading')}
        </span>
        <Skeleton className="h-5 w-2/3" />
        <Skeleton className="h-5 w-1/2" />
        <Skeleton className="h-5 w-3/5" />
      </div>
    )
  }
  const isMissing = of.error instanceof ProblemError && of.error.code === 'NOT_FOUND'
  return (
    <ErrorState
      title={isMissing && missing ? missing : t('failed')}
      action={
        <Button tone="quiet" size="sm" className={DENSE} onClick={() => of.refetch()}>
          {t('retry')}
        </Button>
      }
    >
      {say(of.error)}
    </ErrorState>
  )
}
