'use client'

import { useTranslations } from 'next-intl'
import { useProblemWords } from '@/components/layout/use-problem-words'
import { Button } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { Notice } from '@/components/ui/notice'
import { PageHead } from '@/components/ui/page-head'
import { Skeleton } from '@/components/ui/skeleton'
import { TextLink } from '@/components/ui/text-link'
import { useIsReadOnly } from '@/store/moa-store'
import { useFairRound } from '@/store/queries/verifier'
import { draftOf, EMPTY_DRAFT } from './claim-draft'
import { ClaimForm } from './claim-form'
import { SeedPanel } from './seed-panel'

/** Recomputes a round: the one named in the address, or whatever is put into the form. */
export function Verifier({ roundId }: { roundId: string | null }) {
  const t = useTranslations('arcade.verify')
  const more = useTranslations('odds.verify')
  const isOffline = useIsReadOnly()
  return (
    <div className="space-y-6">
      <PageHead title={t('title')} lead={t('lead')} />
      {isOffline && <Notice>{more('offline')}</Notice>}
      <div className="grid grid-cols-[minmax(0,1fr)] gap-6 lg:grid-cols-[minmax(0,7fr)_minmax(0,5fr)]">
        {roundId === null ? <ClaimForm initial={EMPTY_DRAFT} /> : <NamedRound roundId={roundId} />}
        <div className="space-y-6">
          <SeedPanel />
          <Card className="space-y-2">
            <h2 className="text-17">{t('how')}</h2>
            <p className="text-15 text-ink-soft">{more('how')}</p>
          </Card>
        </div>
      </div>
    </div>
  )
}

function NamedRound({ roundId }: { roundId: string }) {
  const t = useTranslations('arcade.verify')
  const words = useTranslations('arcade.load')
  const { say } = useProblemWords()
  const { data, error, refetch } = useFairRound(roundId)
  if (error) {
    const isUnknown = error.code === 'NOT_FOUND' || error.code === 'INVALID_INPUT'
    return (
      <div className="space-y-6">
        <Notice tone="error">
          <p>{isUnknown ? t('notFound') : say(error)}</p>
          {!isUnknown && (
            <Button tone="quiet" size="sm" className="mt-2" onClick={() => void refetch()}>
              {words('retry')}
            </Button>
          )}
        </Notice>
        <ClaimForm initial={EMPTY_DRAFT} />
      </div>
    )
  }
  if (!data) return <Skeleton className="h-96 rounded-card" />
  const isRevealed = data.serverSeed !== null
  return (
    <div className="space-y-4">
      {!isRevealed && (
        <Notice>
          <p>{t('notRevealed')}</p>
          <TextLink href="#seeds">{t('toSeeds')}</TextLink>
        </Notice>
      )}
      <ClaimForm key={`${roundId} ${isRevealed}`} initial={draftOf(data)} isAtOnce={isRevealed} />
    </div>
  )
}
