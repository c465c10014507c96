'use client'

import { Undo2 } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { Button } from '@/components/ui/button'
import { cx } from '@/components/ui/class-names'
import type { Pick } from '@/lib/predictions/picks/contract'
import { useOxWords } from '../shell/use-ox-words'
import type { Trace } from './use-picking'

type PickLineProps = {
  name: string
  pick: Pick | null
  trace: Trace | null
  /** No pick here, and no slot to make one with. */
  isOut: boolean
  isBusy: boolean
  cutoffAt: string
  onTakeBack: () => void
  onUndo: () => void
}

/** What stands, until when it can be changed, and the ways back. */
export function PickLine({ name, pick, trace, isOut, isBusy, cutoffAt, onTakeBack, onUndo }: PickLineProps) {
  const t = useTranslations('ox.today.card')
  const { clock } = useOxWords()
  const canUndo = trace !== null && !(trace.kind === 'cancelled' && (pick !== null || isOut))
  const isChanged = pick !== null && trace?.kind === 'changed'
  // The line is there from the start, so that what comes into it is read out.
  const isEmpty = !pick && !isOut && trace?.kind !== 'cancelled'
  return (
    <div className={cx('flex flex-wrap items-center justify-between gap-x-3', isEmpty ? '-mt-4' : 'min-h-11')}>
      <p role="status" className="min-w-0 flex-1 text-15">
        {pick && (
          <>
            <span className="font-medium">{t(isChanged ? `changed.${pick.side}` : `picked.${pick.side}`)}</span>{' '}
            <span className="text-ink-soft">{t('until', { time: clock(cutoffAt) })}</span>
          </>
        )}
        {!pick && trace?.kind === 'cancelled' && t('cancelled')}
        {isOut && trace?.kind !== 'cancelled' && <span className="text-ink-soft">{t('noSlot')}</span>}
      </p>
      <span className="flex">
        {canUndo && (
          <Button tone="plain" size="sm" isBusy={isBusy} aria-label={t('undoOf', { name })} onClick={onUndo}>
            <Undo2 aria-hidden className="size-4" strokeWidth={1.75} />
            {t('undo')}
          </Button>
        )}
        {pick && (
          <Button tone="plain" size="sm" isBusy={isBusy} aria-label={t('cancelOf', { name })} onClick={onTakeBack}>
            {t('cancel')}
          </Button>
        )}
      </span>
    </div>
  )
}
