'use client'

import { useTranslations } from 'next-intl'
import { useProblemWords } from '@/components/layout/use-problem-words'
import { Button } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import { logOut } from '@/store/sign-in'
import { useLeave } from './use-leave'

/** Ends this browser's session. */
export function LogOutButton() {
  const t = useTranslations('identity.profile')
  const { say } = useProblemWords()
  const { leave, isBusy, problem } = useLeave(logOut)
  return (
    <div className="flex flex-col gap-3">
      {problem !== null && <Notice tone="error">{say(problem)}</Notice>}
      <Button tone="quiet" isWide isBusy={isBusy} onClick={leave}>
        {t('logOut')}
      </Button>
    </div>
  )
}
