'use client'

import { useQueryClient } from '@tanstack/react-query'
import { useFormatter, useTranslations } from 'next-intl'
import { type FormEvent, useState } from 'react'
import { useProblemWords } from '@/components/layout/use-problem-words'
import { Button } from '@/components/ui/button'
import { REASON_MAX } from '@/lib/engagement/outages/constants'
import type { Outage } from '@/lib/engagement/outages/contract'
import { STREAKS_KEY, withdraw } from '@/store/queries/admin-streaks'
import { useWrite } from '@/store/use-write'
import { DENSE } from '../controls/dense'
import { TextField } from '../controls/text-field'

/** Takes an outage back that was none, with the reason. */
export function WithdrawOutage({ outage: { id, fromAt, withdrawal } }: { outage: Outage }) {
  const t = useTranslations('streak.admin')
  const format = useFormatter()
  const cache = useQueryClient()
  const { say } = useProblemWords()
  const [isOpen, setOpen] = useState(false)
  const [reason, setReason] = useState('')
  const withdrawing = useWrite(withdraw, {
    isMine: false,
    onSuccess: () => void cache.invalidateQueries({ queryKey: STREAKS_KEY }),
  })
  if (withdrawal) return '–'
  if (!isOpen) {
    return (
      <Button
        tone="quiet"
        size="sm"
        className={DENSE}
        aria-label={t('withdrawOne', {
          from: format.dateTime(new Date(fromAt), { dateStyle: 'medium', timeStyle: 'short' }),
        })}
        onClick={() => setOpen(true)}
      >
        {t('withdraw')}
      </Button>
    )
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (reason.trim()) withdrawing.write({ params: { id }, body: { reason: reason.trim() } })
  }
  return (
    <form onSubmit={submit} className="flex min-w-60 items-center gap-2">
      <TextField
        label={t('withdrawReason')}
        isLabelHidden
        placeholder={t('withdrawReason')}
        required
        maxLength={REASON_MAX}
        value={reason}
        error={withdrawing.problem ? say(withdrawing.problem) : undefined}
        onChange={(event) => setReason(event.target.value)}
      />
      <Button type="submit" tone="danger" size="sm" className={DENSE} isBusy={withdrawing.isPending}>
        {t('withdraw')}
      </Button>
    </form>
  )
}
