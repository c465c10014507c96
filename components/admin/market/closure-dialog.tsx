'use client'

import { useQueryClient } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { useProblemWords } from '@/components/layout/use-problem-words'
import { REASON_MAX } from '@/lib/predictions/sessions/constants'
import { close, marketKey } from '@/store/queries/admin-market'
import { useWrite } from '@/store/use-write'
import { AskDialog } from '../controls/ask-dialog'
import { TextField } from '../controls/text-field'
import { useTradeDay } from './trade-day'

type ClosureDialogProps = {
  /** '' while the day is still to be named. */
  tradeDate: string
  /** Picks that stand on it; null when nobody looked. */
  picks: number | null
  onClose: () => void
  onDone: (tradeDate: string) => void
}

/** Declares that the exchange stays shut on a day, after saying what becomes of its picks. */
export function ClosureDialog({ tradeDate: named, picks, onClose, onDone }: ClosureDialogProps) {
  const t = useTranslations('market.sessions')
  const say = useTradeDay()
  const cache = useQueryClient()
  const { sayFor } = useProblemWords()
  const [typed, setTyped] = useState(named)
  const [reason, setReason] = useState('')
  const [wasTried, setTried] = useState(false)
  const closing = useWrite(close, {
    isMine: false,
    onSuccess: (closure) => {
      void cache.invalidateQueries({ queryKey: marketKey })
      onDone(closure.tradeDate)
    },
    onProblem: () => void cache.invalidateQueries({ queryKey: marketKey }),
  })
  const dateError = sayFor(closing.problem, '/body/tradeDate') ?? (wasTried && !typed ? t('noDate') : undefined)
  const reasonError =
    sayFor(closing.problem, '/body/reason') ?? (wasTried && !reason.trim() ? t('noReason') : undefined)
  const submit = () => {
    setTried(true)
    if (typed && reason.trim()) closing.write({ body: { tradeDate: typed, reason: reason.trim() } })
  }
  return (
    <AskDialog
      title={named ? t('closeTitle', { day: say(named) }) : t('closeOtherTitle')}
      follows={
        <>
          <p>{picks === null ? t('closeFollowsAny') : t('closeFollows', { picks })}</p>
          <p>{t('closeForGood')}</p>
        </>
      }
      confirm={t('close')}
      isBusy={closing.isPending}
      problem={closing.problem}
      isRefusedByField={Boolean(dateError || reasonError)}
      onClose={onClose}
      onConfirm={submit}
    >
      {!named && (
        <TextField
          label={t('tradeDate')}
          type="date"
          value={typed}
          error={dateError}
          onChange={(event) => setTyped(event.target.value)}
        />
      )}
      <TextField
        label={t('reason')}
        hint={t('reasonHint')}
        maxLength={REASON_MAX}
        value={reason}
        error={reasonError}
        onChange={(event) => setReason(event.target.value)}
      />
    </AskDialog>
  )
}
