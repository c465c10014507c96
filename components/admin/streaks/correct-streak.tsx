'use client'

import { useQueryClient } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { type FormEvent, useState } from 'react'
import { useProblemWords } from '@/components/layout/use-problem-words'
import { Button } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import { REASON_MAX, STREAK_MAX } from '@/lib/engagement/corrections/constants'
import { STREAK_KINDS } from '@/lib/engagement/streaks/constants'
import type { StreakKind } from '@/lib/engagement/streaks/contract'
import { correct, memberStreakQuery } from '@/store/queries/admin-streaks'
import { useWrite } from '@/store/use-write'
import { Choice } from '../controls/choice'
import { DENSE } from '../controls/dense'
import { TextField } from '../controls/text-field'

const BLANK = { days: '', asOf: '', reason: '' }

function countOf(text: string): number | null {
  const count = /^\d{1,5}$/.test(text.trim()) ? Number(text) : STREAK_MAX + 1
  return count <= STREAK_MAX ? count : null
}

/** Says where a streak stood at the end of a past day. */
export function CorrectStreak({ id }: { id: string }) {
  const t = useTranslations('streak.admin')
  const cache = useQueryClient()
  const { say, sayFor } = useProblemWords()
  const [kind, setKind] = useState<StreakKind>('DAILY_LOGIN')
  const [given, setGiven] = useState(BLANK)
  const [wasTried, setTried] = useState(false)
  const { write, isPending, problem, answer } = useWrite(correct, {
    isMine: false,
    onSuccess: (streak) => {
      setGiven(BLANK)
      setTried(false)
      cache.setQueryData(memberStreakQuery(id).queryKey, streak)
    },
  })
  const change = (next: Partial<typeof BLANK>) => setGiven({ ...given, ...next })
  const streak = countOf(given.days)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    const reason = given.reason.trim()
    if (streak === null || !reason) return
    write({ params: { id }, body: { kind, streak, reason, ...(given.asOf && { asOfDay: given.asOf }) } })
  }
  return (
    <form onSubmit={submit} noValidate aria-label={t('correct')} className="space-y-3">
      <p className="text-13 text-ink-soft">{t('correctLead')}</p>
      <div className="grid items-start gap-4 sm:grid-cols-[8rem_10rem_12rem_minmax(0,1fr)_auto]">
        <Choice
          label={t('kind')}
          value={kind}
          options={STREAK_KINDS.map((value) => ({ value, label: t(`kinds.${value}`) }))}
          onChange={setKind}
        />
        <TextField
          label={t('days')}
          inputMode="numeric"
          value={given.days}
          error={wasTried && streak === null ? t('daysInvalid') : sayFor(problem, '/body/streak')}
          onChange={(event) => change({ days: event.target.value })}
        />
        <TextField
          label={t('asOf')}
          type="date"
          value={given.asOf}
          error={sayFor(problem, '/body/asOfDay')}
          onChange={(event) => change({ asOf: event.target.value })}
        />
        <TextField
          label={t('reason')}
          maxLength={REASON_MAX}
          value={given.reason}
          error={wasTried && !given.reason.trim() ? t('noReason') : sayFor(problem, '/body/reason')}
          onChange={(event) => change({ reason: event.target.value })}
        />
        <Button type="submit" size="sm" isBusy={isPending} className={`${DENSE} sm:mt-6`}>
          {t('correct')}
        </Button>
      </div>
      <p role="status" className="text-13 text-ink-soft">
        {answer && !problem ? t('corrected') : ''}
      </p>
      {problem && <Notice tone="error">{say(problem)}</Notice>}
    </form>
  )
}
