'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { useProblemWords } from '@/components/layout/use-problem-words'
import { Button } from '@/components/ui/button'
import { logOut } from '@/store/sign-in'

/** Ends the operator's session here, and with it everything that this page knew. */
export function SignOut() {
  const t = useTranslations('admin.console')
  const { say } = useProblemWords()
  const [isBusy, setBusy] = useState(false)
  const [problem, setProblem] = useState<unknown>(null)
  const leave = async () => {
    setBusy(true)
    try {
      await logOut()
      location.assign('/admin/login')
    } catch (caught) {
      setProblem(caught)
      setBusy(false)
    }
  }
  return (
    <>
      <Button tone="plain" size="sm" isBusy={isBusy} className="px-2 text-13 lg:min-h-9" onClick={leave}>
        {t('signOut')}
      </Button>
      {problem !== null && (
        <p role="alert" className="text-danger">
          {say(problem)}
        </p>
      )}
    </>
  )
}
