'use client'

import { useTranslations } from 'next-intl'
import { useProblemWords } from '@/components/layout/use-problem-words'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { Notice } from '@/components/ui/notice'
import { ProblemError } from '@/lib/platform/http/call-problem'
import { signUp } from '@/store/sign-in'
import { PasswordField } from './password-field'
import { useDoor } from './use-door'

/** Everything a new member has to say, on one screen. */
export function SignUpForm({ code }: { code: string }) {
  const t = useTranslations('identity')
  const { say, sayFor } = useProblemWords()
  const { isBusy, isReady, problem, formProps } = useDoor(
    async ({ nickname = '', email = '', password = '', inviteCode = '' }) => {
      await signUp({ nickname, email, password, inviteCode })
      return '/onboarding'
    },
  )
  const isBesideFields = problem instanceof ProblemError && problem.errors.length > 0
  return (
    <form {...formProps} className="flex flex-col gap-5">
      {problem !== null && !isBesideFields && <Notice tone="error">{say(problem)}</Notice>}
      <Field
        label={t('inviteCode')}
        error={sayFor(problem, '/body/inviteCode')}
        name="inviteCode"
        defaultValue={code}
        autoComplete="off"
        autoCapitalize="characters"
      />
      <Field
        label={t('nickname')}
        hint={t('nicknameHint')}
        error={sayFor(problem, '/body/nickname')}
        name="nickname"
        autoComplete="nickname"
      />
      <Field
        label={t('email')}
        hint={t('emailHint')}
        error={sayFor(problem, '/body/email')}
        name="email"
        type="email"
        inputMode="email"
        autoComplete="username"
        autoCapitalize="none"
      />
      <PasswordField
        label={t('password')}
        hint={t('passwordHint')}
        error={sayFor(problem, '/body/password')}
        autoComplete="new-password"
      />
      <Button type="submit" size="lg" isWide isBusy={isBusy} disabled={!isReady} className="mt-1">
        {t('signUp.submit')}
      </Button>
    </form>
  )
}
