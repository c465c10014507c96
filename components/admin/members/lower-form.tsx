'use client'

import { useTranslations } from 'next-intl'
import { type FormEvent, useState } from 'react'
import { useLimitWords } from '@/components/arcade/limits/use-limit-words'
import { useProblemWords } from '@/components/layout/use-problem-words'
import { Button } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import { LIMIT_BOUNDS, LIMIT_KINDS } from '@/lib/arcade/limits/constants'
import type { LimitKind, Limits } from '@/lib/arcade/limits/contract'
import { useLowerLimits } from '@/store/queries/admin-limits'
import { Choice } from '../controls/choice'
import { DENSE } from '../controls/dense'
import { TextField } from '../controls/text-field'

/** Lowers one limit, with the reason for the audit. A figure that would raise it isn't sent. */
export function LowerForm({ memberId, limits }: { memberId: string; limits: Limits }) {
  const t = useTranslations('limits')
  const { say } = useProblemWords()
  const { amountOf } = useLimitWords()
  const [kind, setKind] = useState<LimitKind>('stake')
  const [amount, setAmount] = useState('')
  const [reason, setReason] = useState('')
  const [wasTried, setTried] = useState(false)
  const saving = useLowerLimits(memberId, limits.version, () => {
    setAmount('')
    setReason('')
    setTried(false)
  })
  const { min } = LIMIT_BOUNDS[kind]
  const max = limits.limits[kind].limit ?? LIMIT_BOUNDS[kind].max
  const wanted = /^\d{1,7}$/.test(amount) && Number(amount) >= min && Number(amount) <= max ? Number(amount) : null
  const bounds = t('edit.wrong', { min: amountOf(kind, min), max: amountOf(kind, max) })

  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (wanted === null || reason.trim() === '') return
    saving.write({ params: { id: memberId }, body: { limits: { [kind]: wanted }, reason } })
  }
  return (
    <form noValidate onSubmit={submit} className="space-y-3 border-t pt-4">
      {saving.problem && <Notice tone="error">{say(saving.problem)}</Notice>}
      <Choice
        label={t('operator.lower')}
        value={kind}
        options={LIMIT_KINDS.map((value) => ({ value, label: t(`kinds.${value}`) }))}
        onChange={setKind}
      />
      <TextField
        label={t('edit.field')}
        hint={t('operator.lowerHint')}
        error={wasTried && wanted === null ? bounds : undefined}
        inputMode="numeric"
        value={amount}
        onChange={({ target }) => setAmount(target.value)}
      />
      <TextField
        label={t('operator.lowerReason')}
        error={wasTried && reason.trim() === '' ? t('operator.reasonMissing') : undefined}
        maxLength={200}
        value={reason}
        onChange={({ target }) => setReason(target.value)}
      />
      <Button type="submit" tone="quiet" size="sm" isWide isBusy={saving.isPending} className={DENSE}>
        {t('operator.lowerNow')}
      </Button>
      <p role="status" className="text-13 text-ink-soft">
        {saving.answer && amount === '' ? t('operator.lowered') : ''}
      </p>
    </form>
  )
}
