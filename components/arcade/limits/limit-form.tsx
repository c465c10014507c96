'use client'

import { useNow, useTranslations } from 'next-intl'
import { type FormEvent, useState } from 'react'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { LIMIT_BOUNDS } from '@/lib/arcade/limits/constants'
import type { LimitKind, Limits } from '@/lib/arcade/limits/contract'
import { decideLimitChange, type StoredLimit } from '@/lib/arcade/limits/rules'
import { useLimitWords } from './use-limit-words'

type LimitFormProps = {
  kind: LimitKind
  held: Limits['limits'][LimitKind]
  isBusy: boolean
  onSave: (limit: number | null) => void
  onCancel: () => void
}

const LOOK_EVERY_MS = 30_000

/** Asks for a limit and says before it is saved from when it holds. */
export function LimitForm({ kind, held, isBusy, onSave, onCancel }: LimitFormProps) {
  const t = useTranslations('limits.edit')
  const { amountOf } = useLimitWords()
  const [text, setText] = useState('')
  const [isChecked, setChecked] = useState(false)
  const { min, max } = LIMIT_BOUNDS[kind]
  const bounds = { min: amountOf(kind, min), max: amountOf(kind, max) }
  const wanted = /^\d+$/.test(text) && Number(text) >= min && Number(text) <= max ? Number(text) : null
  const preview = usePreview(held, wanted)

  const submit = (event: FormEvent) => {
    event.preventDefault()
    setChecked(true)
    if (wanted !== null) onSave(wanted)
  }
  return (
    <form noValidate onSubmit={submit} className="space-y-3 rounded-control bg-sunken p-4">
      <Field
        label={t('field')}
        inputMode="numeric"
        autoComplete="off"
        maxLength={7}
        value={text}
        onChange={({ target }) => {
          setChecked(false)
          setText(target.value.replaceAll(/[\s,]/g, ''))
        }}
        end={<span className="pe-4 text-ink-soft">{t(kind === 'minutes' ? 'unitMinutes' : 'unitGold')}</span>}
        hint={t('range', bounds)}
        error={isChecked && wanted === null ? t('wrong', bounds) : undefined}
      />
      <p role="status" className="text-13">
        {preview ?? t('rule')}
      </p>
      <div className="grid grid-cols-2 gap-3">
        <Button tone="quiet" onClick={onCancel}>
          {t('cancel')}
        </Button>
        <Button type="submit" tone="quiet" isBusy={isBusy}>
          {t('save')}
        </Button>
      </div>
      {held.limit !== null && held.pending?.limit !== null && (
        <div className="flex flex-wrap items-center justify-between gap-x-4">
          <p className="text-13 text-ink-soft">{t('removeNote')}</p>
          <Button tone="plain" size="sm" isBusy={isBusy} onClick={() => onSave(null)}>
            {t('remove')}
          </Button>
        </div>
      )}
    </form>
  )
}

/** The sentence that says from when `wanted` would hold, by the very rule that the server keeps. */
function usePreview(held: LimitFormProps['held'], wanted: number | null): string | null {
  const t = useTranslations('limits.edit')
  const { momentOf } = useLimitWords()
  const now = useNow({ updateInterval: LOOK_EVERY_MS })
  if (wanted === null) return null
  const next = held.pending && { limit: held.pending.limit, at: new Date(held.pending.at) }
  const stored: StoredLimit = { limit: held.limit, next }
  const { outcome, limit } = decideLimitChange(stored, wanted, now)
  if (outcome === 'withdrawn') return t('keeps')
  if (limit.next) return t('later', { when: momentOf(limit.next.at) })
  return t(outcome === 'kept' ? 'same' : 'atOnce')
}
