'use client'

import { useTranslations } from 'next-intl'
import { useProblemWords } from '@/components/layout/use-problem-words'
import { Card } from '@/components/ui/card'
import { Switch } from '@/components/ui/switch'
import type { Leaderboard, Measure } from '@/lib/arcade/leaderboards/contract'
import { useChooseBoard } from '@/store/queries/records'
import { useScoreWords } from './use-score-words'

/** Where the member stands, and whether others may see it. */
export function MyPlace({ me, measure }: { me: Leaderboard['me']; measure: Measure }) {
  const t = useTranslations('records.board')
  const scoreWords = useScoreWords()
  const { say } = useProblemWords()
  const { write, problem, isPending, answer } = useChooseBoard()
  const { place, score } = me
  const isOnBoard = isPending ? !me.isOnBoard : (answer?.isOnBoard ?? me.isOnBoard)
  return (
    <Card className="space-y-4">
      <div>
        <h2 className="text-15 text-ink-soft">{t('mine')}</h2>
        {place === null || score === null ? (
          <p>{t('myNone')}</p>
        ) : (
          <p className="flex flex-wrap items-baseline gap-x-3">
            <span className="figure font-semibold text-24">{scoreWords(measure, score)}</span>
            <span>{t(me.isOnBoard ? 'myPlace' : 'myPlaceHidden', { place })}</span>
          </p>
        )}
      </div>
      <div className="flex items-center justify-between gap-4 border-t pt-4">
        <div className="min-w-0">
          <h3 id="on-board" className="font-medium text-15">
            {t('show')}
          </h3>
          <p className="text-13 text-ink-soft">{t('showLead')}</p>
        </div>
        <Switch
          id="on-board-switch"
          labelledBy="on-board"
          isOn={isOnBoard}
          onChange={(next) => write({ body: { isOnBoard: next } })}
        />
      </div>
      {problem && (
        <p role="alert" className="text-13 text-danger">
          {say(problem)}
        </p>
      )}
    </Card>
  )
}
