'use client'

import { useQueryClient } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { useProblemWords } from '@/components/layout/use-problem-words'
import { Button } from '@/components/ui/button'
import { NOTE_MAX } from '@/lib/predictions/settlements/constants'
import { excuse, marketKey, settle } from '@/store/queries/admin-market'
import { useWrite } from '@/store/use-write'
import { AskDialog } from '../controls/ask-dialog'
import { DENSE } from '../controls/dense'
import { TextField } from '../controls/text-field'

/** Settles the day now, or finishes what was interrupted; what is settled stays. */
export function SettleButton({ tradeDate }: { tradeDate: string }) {
  const t = useTranslations('market.settlement')
  const cache = useQueryClient()
  const [isAsking, setAsking] = useState(false)
  const settling = useWrite(settle, {
    isMine: false,
    onSuccess: () => {
      setAsking(false)
      void cache.invalidateQueries({ queryKey: marketKey })
    },
  })
  const { answer } = settling
  return (
    <>
      <p role="status" className="text-13 text-ink-soft empty:absolute">
        {answer && !isAsking ? t('ran', { settled: answer.settled, held: answer.held, applied: answer.applied }) : ''}
      </p>
      <Button size="sm" className={DENSE} onClick={() => setAsking(true)}>
        {t('run')}
      </Button>
      {isAsking && (
        <AskDialog
          title={t('runTitle')}
          follows={<p>{t('runFollows')}</p>}
          confirm={t('run')}
          isBusy={settling.isPending}
          problem={settling.problem}
          onClose={() => setAsking(false)}
          onConfirm={() => settling.write({ body: { tradeDate } })}
        />
      )}
    </>
  )
}

/** Says that an outage of ours kept members from picking that day, so that it breaks no streak. */
export function ExcuseButton({ tradeDate }: { tradeDate: string }) {
  const t = useTranslations('market.settlement')
  const { sayFor } = useProblemWords()
  const [isAsking, setAsking] = useState(false)
  const [reason, setReason] = useState('')
  const [wasTried, setTried] = useState(false)
  const excusing = useWrite(excuse, { isMine: false, onSuccess: () => setAsking(false) })
  const refused = sayFor(excusing.problem, '/body/reason')
  const submit = () => {
    setTried(true)
    if (reason.trim()) excusing.write({ params: { tradeDate }, body: { reason: reason.trim() } })
  }
  return (
    <>
      <p role="status" className="text-13 text-ink-soft empty:absolute">
        {excusing.answer && !isAsking ? t('excused') : ''}
      </p>
      <Button tone="quiet" size="sm" className={DENSE} onClick={() => setAsking(true)}>
        {t('excuse')}
      </Button>
      {isAsking && (
        <AskDialog
          title={t('excuseTitle')}
          follows={<p>{t('excuseFollows')}</p>}
          confirm={t('excuse')}
          isBusy={excusing.isPending}
          problem={excusing.problem}
          isRefusedByField={refused !== undefined}
          onClose={() => setAsking(false)}
          onConfirm={submit}
        >
          <TextField
            label={t('excuseReason')}
            maxLength={NOTE_MAX}
            value={reason}
            error={refused ?? (wasTried && !reason.trim() ? t('noReason') : undefined)}
            onChange={(event) => setReason(event.target.value)}
          />
        </AskDialog>
      )}
    </>
  )
}
