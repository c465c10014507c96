'use client'

import { useTranslations } from 'next-intl'
import { Button } from '@/components/ui/button'
import { ButtonLink } from '@/components/ui/button-link'
import { Card } from '@/components/ui/card'
import { EmptyState } from '@/components/ui/empty-state'
import { Notice } from '@/components/ui/notice'
import { PageHead } from '@/components/ui/page-head'
import type { Round } from '@/lib/arcade/rounds/contract'
import type { Page } from '@/lib/platform/kernel/page'
import { useRounds } from '@/store/queries/arcade'
import { RoundList } from './shell/round-list'

/** Every round the member played, page by page. */
export function RoundHistory({ first }: { first: Page<Round> }) {
  const t = useTranslations('arcade.history')
  const words = useTranslations('arcade.load')
  const { data, error, hasNextPage, isFetchingNextPage, fetchNextPage, refetch } = useRounds(first)
  const rounds = data.pages.flatMap(({ items }) => items)
  return (
    <div className="space-y-6">
      <PageHead title={t('title')} lead={t('lead')} />
      {error && (
        <Notice tone="error">
          <p>
            {t('failed')} {words('unchanged')}
          </p>
          <Button tone="quiet" size="sm" className="mt-2" onClick={() => void refetch()}>
            {words('retry')}
          </Button>
        </Notice>
      )}
      {rounds.length === 0 ? (
        <EmptyState title={t('empty')} action={<ButtonLink href="/arcade/slot">{t('emptyAction')}</ButtonLink>}>
          {t('lead')}
        </EmptyState>
      ) : (
        <Card>
          <RoundList rounds={rounds} />
        </Card>
      )}
      {hasNextPage && (
        <Button tone="quiet" isWide isBusy={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          {t('more')}
        </Button>
      )}
    </div>
  )
}
