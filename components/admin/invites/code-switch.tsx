'use client'

import { useQueryClient } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { useProblemWords } from '@/components/layout/use-problem-words'
import { Button } from '@/components/ui/button'
import type { InviteCode } from '@/lib/identity/invites/contract'
import { adminKey, switchInviteCode } from '@/store/queries/admin'
import { useWrite } from '@/store/use-write'
import { DENSE } from '../controls/dense'

type CodeSwitchProps = { code: InviteCode; state: 'infinite' | 'used' | 'disabled' | 'unused' }

/** Switches an unused code off, and on again. */
export function CodeSwitch({ code: { id, code }, state }: CodeSwitchProps) {
  const t = useTranslations('admin.inviteCodes')
  const cache = useQueryClient()
  const { say } = useProblemWords()
  const switching = useWrite(switchInviteCode, {
    isMine: false,
    onSuccess: () => void cache.invalidateQueries({ queryKey: adminKey('invite-codes') }),
  })
  if (state === 'infinite' || state === 'used') return '–'
  const isOff = state === 'disabled'
  return (
    <span className="flex items-center gap-2">
      <Button
        tone="quiet"
        size="sm"
        className={DENSE}
        isBusy={switching.isPending}
        aria-label={t(isOff ? 'switchOnCode' : 'switchOffCode', { code })}
        onClick={() => switching.write({ params: { id }, body: { status: isOff ? 'ACTIVE' : 'DISABLED' } })}
      >
        {t(isOff ? 'switchOn' : 'switchOff')}
      </Button>
      {switching.problem && (
        <span role="alert" className="text-13 text-danger">
          {say(switching.problem)}
        </span>
      )}
    </span>
  )
}
