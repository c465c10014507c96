'use client'

import { useTranslations } from 'next-intl'
import { useProblemWords } from '@/components/layout/use-problem-words'
import { Notice } from '@/components/ui/notice'
import type { Pick } from '@/lib/predictions/picks/contract'
import type { Listing } from '@/lib/predictions/sessions/contract'
import { useOxWords } from '../shell/use-ox-words'
import { CardHead } from './card-head'
import { Confidence } from './confidence'
import { PickLine } from './pick-line'
import { SideButton } from './side-button'
import { usePicking } from './use-picking'

type StockCardProps = { tradeDate: string; cutoffAt: string; listing: Listing; pick: Pick | null; slotsLeft: number }

const SIDES = ['UP', 'DOWN'] as const

/** One stock while picks are open: what is known of it, the two answers, and mine. */
export function StockCard({ tradeDate, cutoffAt, listing, pick, slotsLeft }: StockCardProps) {
  const t = useTranslations('ox.today.card')
  const { say } = useProblemWords()
  const { nameOf } = useOxWords()
  const { shown, trace, isBusy, problem, ...act } = usePicking({ tradeDate, symbol: listing.symbol }, pick)
  const { symbol, pointsRange } = listing
  const name = nameOf(listing)
  const isOut = pick === null && slotsLeft === 0
  return (
    <li
      data-testid={`card-${symbol}`}
      aria-labelledby={`stock-${symbol}`}
      className="flex flex-col gap-4 rounded-card bg-surface p-5 shadow-raised"
    >
      <CardHead listing={listing} />
      <p className="text-15">
        <span className="font-semibold">{t('range', pointsRange)}</span>
        <span className="block text-13 text-ink-soft">{t('rangeHint')}</span>
      </p>
      {/* biome-ignore lint/a11y/useSemanticElements: two buttons that act at once are no fields of a form */}
      <div role="group" aria-label={t('group', { name })} className="grid grid-cols-2 gap-3">
        {SIDES.map((side) => (
          <SideButton
            key={side}
            side={side}
            name={name}
            isChosen={shown === side}
            isDisabled={isOut}
            onPress={() => act.choose(side)}
          />
        ))}
      </div>
      <PickLine
        name={name}
        pick={pick}
        trace={trace}
        isOut={isOut}
        isBusy={isBusy}
        cutoffAt={cutoffAt}
        onTakeBack={act.takeBack}
        onUndo={act.undo}
      />
      {problem && <Notice tone="error">{t('failed', { why: say(problem) })}</Notice>}
      {pick && <Confidence symbol={symbol} value={pick.confidence} onChange={act.saySure} />}
    </li>
  )
}
