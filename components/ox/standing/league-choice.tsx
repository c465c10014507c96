'use client'

import { useTranslations } from 'next-intl'
import { useProblemWords } from '@/components/layout/use-problem-words'
import { Button } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { Switch } from '@/components/ui/switch'
import type { League } from '@/lib/predictions/leagues/contract'
import { useJoinLeague, useLeaveLeague } from '@/store/queries/standing'

/** Whether I take part and am seen; and, in a week in which I have no seat yet, the way to one. */
export function LeagueChoice({ league: { isIn, isRunning, division } }: { league: League }) {
  const t = useTranslations('ox.league')
  const { say } = useProblemWords()
  const join = useJoinLeague()
  const leave = useLeaveLeague()
  const problem = join.problem ?? leave.problem
  const isPending = join.isPending || leave.isPending
  const change = (next: boolean) => (next ? join : leave).write({})
  return (
    <Card className="space-y-4">
      <div className="flex items-center justify-between gap-4">
        <div className="min-w-0">
          <h2 id="league-choice" className="text-17">
            {t('show')}
          </h2>
          <p className="text-13 text-ink-soft">{t('showLead')}</p>
        </div>
        <Switch labelledBy="league-choice" isOn={isPending ? !isIn : isIn} onChange={change} />
      </div>
      {isIn && isRunning && division === null && (
        <div className="space-y-2 border-t pt-4">
          <p className="text-15">{t('seatLead')}</p>
          <Button isWide isBusy={join.isPending} onClick={() => join.write({})}>
            {t('seat')}
          </Button>
        </div>
      )}
      {problem && (
        <p role="alert" className="text-13 text-danger">
          {say(problem)}
        </p>
      )}
    </Card>
  )
}
