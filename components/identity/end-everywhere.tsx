'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { useProblemWords } from '@/components/layout/use-problem-words'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { Notice } from '@/components/ui/notice'
import { logOutEverywhere } from '@/store/sign-in'
import { useLeave } from './use-leave'

/** Ends every session after one question. */
export function EndEverywhere() {
  const t = useTranslations('identity.sessions')
  const common = useTranslations('common')
  const { say } = useProblemWords()
  const { leave, isBusy, problem } = useLeave(logOutEverywhere)
  const [isAsked, setAsked] = useState(false)
  return (
    <>
      <Button tone="danger" className="self-start" onClick={() => setAsked(true)}>
        {t('everywhere')}
      </Button>
      <Dialog
        isOpen={isAsked}
        onClose={() => setAsked(false)}
        title={t('confirmTitle')}
        actions={
          <>
            <Button tone="quiet" onClick={() => setAsked(false)}>
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
    </>
  )
}
