'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { useProblemWords } from '@/components/layout/use-problem-words'
import { Button } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { Notice } from '@/components/ui/notice'
import { PageHead } from '@/components/ui/page-head'
import { ROUND_PICKS } from '@/lib/predictions/practice/constants'
import type { PracticeDay, PracticeOutcome } from '@/lib/predictions/practice/contract'
import { judge } from '@/lib/predictions/skill/rules'
import { useAnswerDay, useDrawDay } from '@/store/queries/standing'
import { ClosesLine } from './closes-line'
import { PracticeResult } from './practice-result'
import { SideButtons } from './side-buttons'
import { SkillCard } from './skill-card'

const countOf = (outcomes: readonly PracticeOutcome[]) => ({
  picks: outcomes.length,
  hits: outcomes.filter(({ isHit }) => isHit).length,
  ups: outcomes.filter(({ outcome }) => outcome === 'UP').length,
})

/** Past days, one after the other: thirty closes, O or X, what came. It pays nothing and is kept nowhere. */
export function PracticeScreen({ first }: { first: PracticeDay }) {
  const t = useTranslations('ox.practice')
  const { say } = useProblemWords()
  const [day, setDay] = useState(first)
  const [outcomes, setOutcomes] = useState<readonly PracticeOutcome[]>([])
  const [shown, setShown] = useState<PracticeOutcome | null>(null)
  const drawing = useDrawDay((next) => {
    setDay(next)
    setShown(null)
  })
  const answering = useAnswerDay((outcome) => {
    setShown(outcome)
    setOutcomes((before) => [...before, outcome])
  })
  const tally = countOf(outcomes)
  const problem = answering.error ?? drawing.error
  return (
    <div className="space-y-6">
      <PageHead title={t('title')} lead={t('lead')} />
      <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-6 lg:grid-cols-2">
        <Card className="space-y-5">
          <div className="flex items-baseline justify-between gap-4">
            <h2 className="text-17">{shown ? t('was') : t('question')}</h2>
            <p className="figure text-15 text-ink-soft">{t('count', { hits: tally.hits, picks: tally.picks })}</p>
          </div>
          <ClosesLine closes={day.closes} label={t('picture')} {...(shown && { after: shown.close })} />
          {shown ? (
            <PracticeResult outcome={shown} isBusy={drawing.isPending} onNext={() => drawing.mutate()} />
          ) : (
            <SideButtons
              isBusy={answering.isPending}
              onSide={(side) => answering.mutate({ dayToken: day.dayToken, side })}
            />
          )}
          {problem && (
            <Notice tone="error">
              <p>{say(problem)}</p>
              <Button tone="quiet" size="sm" className="mt-2" onClick={() => drawing.mutate()}>
                {t('another')}
              </Button>
            </Notice>
          )}
        </Card>
        {tally.picks >= ROUND_PICKS ? (
          <SkillCard title={t('estimate')} skill={judge(tally)} />
        ) : (
          <Card className="space-y-2">
            <h2 className="text-17">{t('estimate')}</h2>
            <p className="text-15 text-ink-soft">{t('estimateAt', { left: ROUND_PICKS - tally.picks })}</p>
            <p className="text-13 text-ink-soft">{t('kept')}</p>
          </Card>
        )}
      </div>
    </div>
  )
}
