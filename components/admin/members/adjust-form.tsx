'use client'

import { useFormatter, useTranslations } from 'next-intl'
import { type FormEvent, useEffect, useId, useRef, useState } from 'react'
import { useProblemWords } from '@/components/layout/use-problem-words'
import { Button } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import { Segmented } from '@/components/ui/segmented'
import { MEMO_MAX } from '@/lib/ledger/constants'
import type { ProblemError } from '@/lib/platform/http/call-problem'
import { Choice } from '../controls/choice'
import { DENSE } from '../controls/dense'
import { TextField } from '../controls/text-field'
import { ADJUSTABLE, type Adjustable, amountOf, type Direction, type Intent } from './adjust-intent'

type AdjustFormProps = {
  asset: Adjustable
  onAsset: (asset: Adjustable) => void
  intent: Intent
  /** It was filled in to take a movement back. */
  isUndo: boolean
  isBusy: boolean
  problem: ProblemError | null
  onChange: (change: Partial<Intent>) => void
  onSubmit: (amount: number, reason: string) => void
}

const ABOUT_THE_AMOUNT = ['INSUFFICIENT_FUNDS', 'BALANCE_LIMIT']

export function AdjustForm({ asset, onAsset, intent, isUndo, isBusy, problem, onChange, onSubmit }: AdjustFormProps) {
  const t = useTranslations('admin.adjust')
  const format = useFormatter()
  const { say } = useProblemWords()
  const directionId = useId()
  const [wasTried, setTried] = useState(false)
  const form = useRef<HTMLFormElement>(null)
  const errors = useFieldErrors(asset, intent, wasTried, problem)
  const amount = amountOf(intent.amount)

  useEffect(() => {
    if (isUndo) form.current?.querySelector<HTMLElement>('[type=submit]')?.focus()
  }, [isUndo])
  useEffect(() => {
    if (problem) form.current?.querySelector<HTMLElement>('[aria-invalid=true]')?.focus()
  }, [problem])

  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    const reason = intent.reason.trim()
    if (amount === null || reason === '') {
      form.current?.querySelector<HTMLElement>(amount === null ? '[name=amount]' : '[name=reason]')?.focus()
      return
    }
    setTried(false)
    onSubmit(amount, reason)
  }
  const action = intent.direction === 'grant' ? 'Grant' : 'Deduct'
  return (
    <form ref={form} onSubmit={submit} noValidate className="space-y-4">
      {isUndo && <Notice>{t('undoReady')}</Notice>}
      {problem && !errors.amount && !errors.reason && <Notice tone="error">{say(problem)}</Notice>}
      <Choice
        label={t('asset')}
        value={asset}
        options={ADJUSTABLE.map((value) => ({ value, label: value }))}
        onChange={onAsset}
      />
      {asset === 'POINT' && <p className="text-13 text-ink-soft">{t('pointNote')}</p>}
      <span id={directionId} className="sr-only">
        {t('direction')}
      </span>
      <Segmented<Direction>
        labelledBy={directionId}
        value={intent.direction}
        options={[
          { value: 'grant', label: t('grant') },
          { value: 'deduct', label: t('deduct') },
        ]}
        onChange={(direction) => onChange({ direction })}
      />
      <TextField
        label={t('amount', { asset })}
        hint={t('amountHint')}
        error={errors.amount}
        name="amount"
        inputMode="numeric"
        value={intent.amount}
        onChange={(event) => onChange({ amount: event.target.value })}
      />
      <TextField
        label={t('reason')}
        hint={t('reasonHint')}
        error={errors.reason}
        name="reason"
        maxLength={MEMO_MAX}
        value={intent.reason}
        onChange={(event) => onChange({ reason: event.target.value })}
      />
      <Button type="submit" size="sm" isWide isBusy={isBusy} className={DENSE}>
        {amount === null
          ? t(`submitEmpty${action}`, { asset })
          : t(`submit${action}`, { asset, amount: format.number(amount) })}
      </Button>
    </form>
  )
}

function useFieldErrors(asset: Adjustable, intent: Intent, wasTried: boolean, problem: ProblemError | null) {
  const t = useTranslations('admin.adjust')
  const { say, sayFor } = useProblemWords()
  // The words for members tell how to get more; here the wallet is somebody else's.
  const sayAmount = () => (problem?.code === 'INSUFFICIENT_FUNDS' ? t('short', { asset }) : say(problem))
  const isAboutAmount = problem !== null && ABOUT_THE_AMOUNT.includes(problem.code)
  return {
    amount:
      (isAboutAmount ? sayAmount() : sayFor(problem, '/body/amount')) ??
      (wasTried && amountOf(intent.amount) === null ? t('amountInvalid') : undefined),
    reason:
      sayFor(problem, '/body/reason') ?? (wasTried && intent.reason.trim() === '' ? t('reasonMissing') : undefined),
  }
}
