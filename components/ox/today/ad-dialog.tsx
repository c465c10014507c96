'use client'

import { useTranslations } from 'next-intl'
import { useProblemWords } from '@/components/layout/use-problem-words'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { useOxWords } from '../shell/use-ox-words'
import { useSandboxShow } from './use-sandbox-show'

type AdDialogProps = { isOpen: boolean; tradeDate: string; onClose: () => void }

/** What the ad gives and what it doesn't, the ad, and what came of it. */
export function AdDialog({ isOpen, tradeDate, onClose }: AdDialogProps) {
  const t = useTranslations('ox.today.ad')
  const { say } = useProblemWords()
  const { day } = useOxWords()
  const { stage, leftS, problem, isStarting, begin, stop } = useSandboxShow()
  const close = () => {
    onClose()
    stop()
  }
  const isOver = stage === 'got'
  const canBegin = stage === 'ready' || stage === 'failed'
  return (
    <Dialog
      isOpen={isOpen}
      onClose={close}
      title={isOver ? t('got') : t('title')}
      actions={
        <>
          <Button tone="quiet" onClick={close}>
            {t(isOver ? 'done' : 'close')}
          </Button>
          {!isOver && (
            <Button isBusy={isStarting || !canBegin} onClick={begin}>
              {t(stage === 'failed' ? 'again' : 'begin')}
            </Button>
          )}
        </>
      }
    >
      <div className="space-y-2">
        {stage === 'ready' && (
          <>
            <p>{t('honestBefore')}</p>
            <p>{t('gives', { day: day(tradeDate) })}</p>
          </>
        )}
        {stage === 'playing' && (
          <>
            <p role="timer" aria-live="off" className="figure font-semibold text-20 text-ink">
              {t('playing', { left: leftS })}
            </p>
            <p>{t('playingLead')}</p>
          </>
        )}
        {stage === 'checking' && <p role="status">{t('checking')}</p>}
        {isOver && <p role="status">{t('gotLead', { day: day(tradeDate) })}</p>}
        {stage === 'failed' && (
          <p role="alert">
            {t('failed')} {say(problem)}
          </p>
        )}
      </div>
    </Dialog>
  )
}
