'use client'

import { useTranslations } from 'next-intl'
import { useProblemWords } from '@/components/layout/use-problem-words'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { Notice } from '@/components/ui/notice'
import { logIn } from '@/store/sign-in'
import { PasswordField } from './password-field'
import { useDoor } from './use-door'

/** E-mail and password; then on to `next`, an address of ours. */
export function LogInForm({ next }: { next: string }) {
  const t = useTranslations('identity')
  const { say, sayFor } = useProblemWords()
  const { isBusy, isReady, problem, formProps } = useDoor(async ({ email = '', password = '' }) => {
    await logIn({ email, password })
    return next
  })
  return (
    <form {...formProps} className="flex flex-col gap-5">
      {problem !== null && <Notice tone="error">{say(problem)}</Notice>}
      <Field
        label={t('email')}
        error={sayFor(problem, '/body/email')}
        name="email"
        type="email"
        inputMode="email"
        autoComplete="username"
        autoCapitalize="none"
      />
      <PasswordField label={t('password')} error={sayFor(problem, '/body/password')} autoComplete="current-password" />
      <Button type="submit" size="lg" isWide isBusy={isBusy} disabled={!isReady} className="mt-1">
        {t('logIn.submit')}
      </Button>
    </form>
  )
}
