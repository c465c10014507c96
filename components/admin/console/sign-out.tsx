'use client'

import { useTranslations } from 'next-intl'
import { useLeave } from '@/components/identity/use-leave'
import { useProblemWords } from '@/components/layout/use-problem-words'
import { logOut } from '@/store/sign-in'

/** Ends the operator's session here, and with it everything that this page knew. */
export function SignOut() {
  const t = useTranslations('admin.console')
  const { say } = useProblemWords()
  const { leave, isBusy, problem } = useLeave(logOut, '/admin/login')
  return (
    <>
      <button
        type="button"
        aria-disabled={isBusy || undefined}
        onClick={isBusy ? undefined : leave}
        className="inline-flex min-h-11 items-center text-ink-soft underline-offset-4 hover:text-ink hover:underline aria-disabled:opacity-50 lg:min-h-9"
      >
        {t('signOut')}
      </button>
      {problem !== null && (
        <p role="alert" className="text-danger">
          {say(problem)}
        </p>
      )}
    </>
  )
}
