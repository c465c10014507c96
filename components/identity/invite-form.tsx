'use client'

import { useTranslations } from 'next-intl'
import { useProblemWords } from '@/components/layout/use-problem-words'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { ProblemError } from '@/lib/platform/http/call-problem'
import { checkInvite } from '@/store/sign-in'
import { useDoor } from './use-door'

/** The code somebody was given; a good one leads on to sign-up. */
export function InviteForm() {
  const t = useTranslations('identity')
  const { say, sayFor } = useProblemWords()
  const { isBusy, isReady, problem, formProps } = useDoor(async ({ code = '' }) => {
    const given = code.trim()
    const { valid, reason } = given ? await checkInvite(given) : { valid: false, reason: 'default' }
    if (valid) return `/signup?code=${encodeURIComponent(given)}`
    const error = { pointer: '/body/inviteCode', rule: reason ?? 'default', message: 'refused' }
    throw new ProblemError('INVITE_CODE_REFUSED', { status: 422, errors: [error] })
  })
  const isMisspelt = problem instanceof ProblemError && problem.code === 'INVALID_INPUT'
  const error = isMisspelt ? t('invite.misspelt') : sayFor(problem, '/body/inviteCode')
  return (
    <form {...formProps} className="flex flex-col gap-5">
      <Field
        label={t('inviteCode')}
        hint={t('invite.hint')}
        error={problem !== null && !error ? say(problem) : error}
        name="code"
        autoComplete="off"
        autoCapitalize="characters"
        enterKeyHint="go"
      />
      <Button type="submit" size="lg" isWide isBusy={isBusy} disabled={!isReady}>
        {t('invite.submit')}
      </Button>
    </form>
  )
}
