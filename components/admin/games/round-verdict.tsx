'use client'

import { useQuery } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { useProblemWords } from '@/components/layout/use-problem-words'
import { Button } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import { verdictQuery } from '@/store/queries/admin-games'
import { DENSE } from '../controls/dense'

/** Has the round played again, and says whether it comes out the same. */
export function RoundVerdict({ id }: { id: string }) {
  const t = useTranslations('games.round')
  const { say } = useProblemWords()
  const verdict = useQuery(verdictQuery(id))
  return (
    <div className="space-y-3">
      <p className="max-w-[60rem] text-13 text-ink-soft">{t('verifyLead')}</p>
      <Button size="sm" tone="quiet" className={DENSE} isBusy={verdict.isFetching} onClick={() => verdict.refetch()}>
        {t('verify')}
      </Button>
      {verdict.isError && <Notice tone="error">{say(verdict.error)}</Notice>}
      {verdict.data?.verdict === 'match' && <Notice>{t('match')}</Notice>}
      {verdict.data?.verdict === 'mismatch' && (
        <Notice tone="error">{t('mismatch', { fields: verdict.data.fields.join(', ') })}</Notice>
      )}
    </div>
  )
}
