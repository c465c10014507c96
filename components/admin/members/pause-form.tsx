'use client'

import { useTranslations } from 'next-intl'
import { type FormEvent, useState } from 'react'
import { useProblemWords } from '@/components/layout/use-problem-words'
import { Button } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import { PAUSES } from '@/lib/arcade/limits/constants'
import type { PauseTerm } from '@/lib/arcade/limits/contract'
import { usePauseMember } from '@/store/queries/admin-limits'
import { Choice } from '../controls/choice'
import { DENSE } from '../controls/dense'
import { TextField } from '../controls/text-field'

const TERMS = Object.keys(PAUSES) as PauseTerm[]

/** Begins or lengthens a member's break, in two presses: nobody can take it back. */
export function PauseForm({ memberId }: { memberId: string }) {
  const t = useTranslations('limits')
  const { say } = useProblemWords()
  const [term, setTerm] = useState<PauseTerm>('day')
  const [reason, setReason] = useState('')
  const [wasTried, setTried] = useState(false)
  const [isSure, setSure] = useState(false)
  const pausing = usePauseMember(memberId, () => {
    setReason('')
    setTried(false)
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (reason.trim() === '') return
    setSure(!isSure)
    if (isSure) pausing.write({ params: { id: memberId }, body: { term, reason } })
  }
  return (
    <form noValidate onSubmit={submit} className="space-y-3 border-t pt-4">
      {pausing.problem && (
        <Notice tone="error">
          {pausing.problem.code === 'CONFLICT' ? t('operator.isLonger') : say(pausing.problem)}
        </Notice>
      )}
      <Choice
        label={t('operator.break')}
        value={term}
        options={TERMS.map((value) => ({ value, label: t(`break.terms.${value}`) }))}
        onChange={(next) => {
          setSure(false)
          setTerm(next)
        }}
      />
      <TextField
        label={t('operator.breakReason')}
        hint={t('operator.breakHint')}
        error={wasTried && reason.trim() === '' ? t('operator.reasonMissing') : undefined}
        maxLength={200}
        value={reason}
        onChange={({ target }) => setReason(target.value)}
      />
      <Button type="submit" tone="quiet" size="sm" isWide isBusy={pausing.isPending} className={DENSE}>
        {isSure ? t('operator.breakSure', { term: t(`break.terms.${term}`) }) : t('operator.breakNow')}
      </Button>
    </form>
  )
}
