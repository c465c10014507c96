'use client'

import { useQueryClient } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { type FormEvent, useState } from 'react'
import { useProblemWords } from '@/components/layout/use-problem-words'
import { Button } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import { REASON_MAX } from '@/lib/engagement/outages/constants'
import { declare, STREAKS_KEY } from '@/store/queries/admin-streaks'
import { useWrite } from '@/store/use-write'
import { DENSE } from '../controls/dense'
import { Panel } from '../controls/panel'
import { TextField } from '../controls/text-field'

/** What a date field holds is meant in Korean time, wherever the operator sits. */
const instantOf = (local: string): string | null => (local ? new Date(`${local}:00+09:00`).toISOString() : null)

const BLANK = { from: '', to: '', reason: '' }

/** Writes an outage down. */
export function DeclareOutage() {
  const t = useTranslations('streak.admin')
  const cache = useQueryClient()
  const { say, sayFor } = useProblemWords()
  const [given, setGiven] = useState(BLANK)
  const [wasTried, setTried] = useState(false)
  const declaring = useWrite(declare, {
    isMine: false,
    onSuccess: () => {
      setGiven(BLANK)
      setTried(false)
      void cache.invalidateQueries({ queryKey: STREAKS_KEY })
    },
  })
  const change = (next: Partial<typeof BLANK>) => setGiven({ ...given, ...next })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    const [fromAt, toAt, reason] = [instantOf(given.from), instantOf(given.to), given.reason.trim()]
    if (fromAt && toAt && reason) declaring.write({ body: { fromAt, toAt, reason } })
  }
  const missing = (text: string) => (wasTried && !text.trim() ? t('invalid') : undefined)
  return (
    <Panel title={t('declare')}>
      <form
        onSubmit={submit}
        noValidate
        className="grid items-start gap-4 sm:grid-cols-[13rem_13rem_minmax(0,1fr)_auto]"
      >
        <TextField
          label={t('from')}
          type="datetime-local"
          value={given.from}
          error={missing(given.from) ?? sayFor(declaring.problem, '/body/fromAt')}
          onChange={(event) => change({ from: event.target.value })}
        />
        <TextField
          label={t('to')}
          type="datetime-local"
          value={given.to}
          error={missing(given.to) ?? sayFor(declaring.problem, '/body/toAt')}
          onChange={(event) => change({ to: event.target.value })}
        />
        <TextField
          label={t('reason')}
          hint={t('reasonHint')}
          maxLength={REASON_MAX}
          value={given.reason}
          error={wasTried && !given.reason.trim() ? t('noReason') : sayFor(declaring.problem, '/body/reason')}
          onChange={(event) => change({ reason: event.target.value })}
        />
        <Button type="submit" size="sm" isBusy={declaring.isPending} className={`${DENSE} sm:mt-6`}>
          {t('submit')}
        </Button>
      </form>
      <div aria-live="polite" className="contents">
        {declaring.answer && (
          <div className="pt-4">
            <Notice>{t('declared', { days: declaring.answer.coveredDays.join(', ') || t('noDay') })}</Notice>
          </div>
        )}
      </div>
      {declaring.problem && (
        <div className="pt-4">
          <Notice tone="error">{say(declaring.problem)}</Notice>
        </div>
      )}
    </Panel>
  )
}
