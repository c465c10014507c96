'use client'

import dynamic from 'next/dynamic'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { useProblemWords } from '@/components/layout/use-problem-words'
import { Button } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import { logOutEverywhere } from '@/store/sign-in'
import { useLeave } from './use-leave'

const Dialog = dynamic(() => import('@/components/ui/dialog').then((loaded) => loaded.Dialog), { ssr: false })

/** Ends every session after one question. */
export function EndEverywhere() {
  const t = useTranslations('identity.sessions')
  const common = useTranslations('common')
  const { say } = useProblemWords()
  const { leave, isBusy, problem } = useLeave(logOutEverywhere)
  const [asked, setAsked] = useState<'never' | 'open' | 'closed'>('never')
  return (
    <>
      <Button tone="danger" className="self-start" onClick={() => setAsked('open')}>
        {t('everywhere')}
      </Button>
      {asked !== 'never' && (
        <Dialog
          isOpen={asked === 'open'}
          onClose={() => setAsked('closed')}
          title={t('confirmTitle')}
          actions={
            <>
              <Button tone="quiet" onClick={() => setAsked('closed')}>
                {common('cancel')}
              </Button>
              <Button tone="danger" isBusy={isBusy} onClick={leave}>
                {t('confirm')}
              </Button>
            </>
          }
        >
          <p>{t('confirmText')}</p>
          {problem !== null && <Notice tone="error">{say(problem)}</Notice>}
        </Dialog>
      )}
    </>
  )
}
