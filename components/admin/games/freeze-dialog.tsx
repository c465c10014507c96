'use client'

import { useQueryClient } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { type FormEvent, useId, useState } from 'react'
import { sayE } from '@/components/arcade/e-words'
import { useProblemWords } from '@/components/layout/use-problem-words'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { Notice } from '@/components/ui/notice'
import { REASON_MAX } from '@/lib/arcade/freezes/constants'
import type { GameRecord } from '@/lib/arcade/freezes/contract'
import type { Game } from '@/lib/arcade/stats/contract'
import { freeze, gamesKey, unfreeze } from '@/store/queries/admin-games'
import { useWrite } from '@/store/use-write'
import { TextField } from '../controls/text-field'

type FreezeDialogProps = {
  game: GameRecord
  onClose: () => void
  onDone: (done: { game: Game; isFrozen: boolean }) => void
}

/** Closes a game or opens it again, as it was when it was looked at, with the reason that stays on record. */
export function FreezeDialog({ game: record, onClose, onDone }: FreezeDialogProps) {
  const { game, isFrozen, version, freeze: open } = record
  const t = useTranslations('games')
  const name = useTranslations('arcade')(`games.${game}`)
  const cache = useQueryClient()
  const { say, sayFor } = useProblemWords()
  const formId = useId()
  const [reason, setReason] = useState('')
  const [wasTried, setTried] = useState(false)
  const options = {
    isMine: false,
    ifMatch: String(version),
    onSuccess: () => {
      void cache.invalidateQueries({ queryKey: gamesKey })
      onDone({ game, isFrozen: !isFrozen })
    },
    onProblem: () => void cache.invalidateQueries({ queryKey: gamesKey }),
  }
  const freezing = useWrite(freeze, options)
  const unfreezing = useWrite(unfreeze, options)
  const act = isFrozen ? unfreezing : freezing
  const missing = wasTried && reason.trim() === '' ? t('reasonMissing') : undefined
  const fieldError = sayFor(act.problem, '/body/reason') ?? missing
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (reason.trim() !== '') act.write({ params: { game }, body: { reason: reason.trim() } })
  }
  const word = isFrozen ? 'unfreeze' : 'freeze'
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={t(`${word}Title`, { game: name })}
      actions={
        <>
          <Button tone="quiet" size="sm" onClick={onClose}>
            {t('cancel')}
          </Button>
          <Button type="submit" form={formId} size="sm" isBusy={act.isPending}>
            {t(word)}
          </Button>
        </>
      }
    >
      <p>{t(`${word}Text`)}</p>
      {open?.evidence && (
        <p className="pt-2 text-danger">
          {t('unfreezeAlarm', { draws: open.evidence.draws, e: sayE(open.evidence.e) })}
        </p>
      )}
      <form id={formId} onSubmit={submit} noValidate className="space-y-3 pt-4 text-ink">
        {act.problem && !fieldError && <Notice tone="error">{say(act.problem)}</Notice>}
        <TextField
          label={t('reason')}
          hint={t('reasonHint')}
          error={fieldError}
          name="reason"
          maxLength={REASON_MAX}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
        />
      </form>
    </Dialog>
  )
}
