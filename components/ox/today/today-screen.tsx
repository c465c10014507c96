'use client'

import { useTranslations } from 'next-intl'
import { useCallback, useState } from 'react'
import { useProblemWords } from '@/components/layout/use-problem-words'
import { Button } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import { PageHead } from '@/components/ui/page-head'
import type { MyDay } from '@/lib/predictions/picks/contract'
import type { Today } from '@/lib/predictions/sessions/contract'
import { useMyDay, useReadOxAgain, useToday } from '@/store/queries/ox'
import { useInstants } from '../shell/use-clock'
import { PreviousDay } from './previous-day'
import { SessionHead } from './session-head'
import { SlotsPanel } from './slots-panel'
import { SmallPrint } from './small-print'
import { StockList } from './stock-list'

/** A moment later, so that the server has certainly passed the instant too. */
const LATER_MS = 1_200

/** Today's cards: what can be picked until when, what I picked, and where the day stands. */
export function TodayScreen({ first }: { first: { today: Today; mine: MyDay } }) {
  const t = useTranslations('ox')
  const common = useTranslations('common')
  const { say } = useProblemWords()
  const { data: today, dataUpdatedAt, error } = useToday(first.today)
  const mine = useMyDay(today.tradeDate, first.mine)
  const readAgain = useReadOxAgain()
  const heard = { serverNow: today.serverNow, heardAtMs: dataUpdatedAt }
  const isOver = useIsOver(today, heard, readAgain)
  const phase = today.phase === 'PREDICT' && isOver ? 'LOCKED' : today.phase
  const failed = mine.error ?? error
  return (
    <div className="flex flex-col gap-6">
      <PageHead title={t('today.title')} lead={t('today.lead')} />
      {failed && (
        <Notice tone="error">
          <p>
            {t('common.failed')} {say(failed)}
          </p>
          <Button tone="quiet" size="sm" className="mt-2" onClick={readAgain}>
            {common('retry')}
          </Button>
        </Notice>
      )}
      {/* In the order of a thumb: where the day stands, the cards, then what is for later. Wide screens have it beside them. */}
      <div className="grid items-start gap-4 lg:grid-cols-12 lg:grid-rows-[auto_auto_1fr] lg:gap-6">
        <div className="lg:col-span-4">
          <SessionHead session={today} phase={phase} heard={heard} slots={mine.data?.slots ?? null} />
        </div>
        {today.previous && (
          <div className="lg:col-span-4 lg:col-start-1">
            <PreviousDay previous={today.previous} />
          </div>
        )}
        <div className="lg:col-span-8 lg:col-start-5 lg:row-span-3 lg:row-start-1">
          <StockList today={today} mine={mine.data} isOpen={phase === 'PREDICT'} />
        </div>
        <div className="flex flex-col gap-6 lg:col-span-4 lg:col-start-1">
          {mine.data && phase !== 'CANCELLED' && <SlotsPanel slots={mine.data.slots} />}
          <SmallPrint />
        </div>
      </div>
    </div>
  )
}

/** Whether the cut-off has passed since the phase was heard; each instant of the day lets everything be read anew. */
function useIsOver(today: Today, heard: { serverNow: string; heardAtMs: number }, readAgain: () => void): boolean {
  const [overOf, setOverOf] = useState<string | null>(null)
  const { tradeDate, opensAt, cutoffAt, openAt, closeAt, settleAt, previous, next } = today
  const others = [opensAt, cutoffAt, openAt, closeAt, settleAt, previous?.settleAt, next?.opensAt]
  useInstants(
    heard,
    cutoffAt,
    useCallback(() => setOverOf(tradeDate), [tradeDate]),
  )
  useInstants(heard, others.filter(Boolean).join(' '), readAgain, LATER_MS)
  return overOf === tradeDate
}
