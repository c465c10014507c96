'use client'

import { useTranslations } from 'next-intl'
import { useProblemWords } from '@/components/layout/use-problem-words'
import { Button } from '@/components/ui/button'
import { ButtonLink } from '@/components/ui/button-link'
import { ErrorState } from '@/components/ui/error-state'
import { PageHead } from '@/components/ui/page-head'
import { Skeleton } from '@/components/ui/skeleton'
import type { ProblemError } from '@/lib/platform/http/call-problem'

/** What will be here is being read: the outline of it. */
export function Reading({ title }: { title: string }) {
  const t = useTranslations('common')
  return (
    <div className="flex flex-col gap-6">
      <PageHead title={title} />
      <p role="status" className="sr-only">
        {t('loading')}
      </p>
      <Skeleton className="h-40 rounded-card" />
      <Skeleton className="h-72 rounded-card" />
    </div>
  )
}

type UnreadProps = { title: string; problem: ProblemError; onRetry: () => void }

/** It could not be read, or isn't there: what is unchanged, and what helps. */
export function Unread({ title, problem, onRetry }: UnreadProps) {
  const t = useTranslations('ox')
  const common = useTranslations('common')
  const { say } = useProblemWords()
  // An address with a day that is none is refused before anybody looks for it.
  const isNowhere = problem.code === 'NOT_FOUND' || problem.code === 'INVALID_INPUT'
  return (
    <div className="flex flex-col gap-6">
      <PageHead title={title} />
      {isNowhere ? (
        <ErrorState
          title={t('results.notFound.title')}
          action={<ButtonLink href="/ox/history">{t('results.toHistory')}</ButtonLink>}
        >
          {t('results.notFound.text')}
        </ErrorState>
      ) : (
        <ErrorState
          title={common('readFailed')}
          action={<Button onClick={onRetry}>{common('retry')}</Button>}
          reference={problem.requestId && common('reference', { id: problem.requestId })}
        >
          {t('common.failed')} {say(problem)}
        </ErrorState>
      )}
    </div>
  )
}
