'use client'

import { useTranslations } from 'next-intl'
import { useId } from 'react'
import { Segmented } from '@/components/ui/segmented'
import { NOTE_MAX, OUTCOMES, VOID_REASONS } from '@/lib/predictions/settlements/constants'
import { Choice } from '../controls/choice'
import { TextField } from '../controls/text-field'
import type { DecisionDraft, DecisionField } from './decision-draft'

type DecisionFieldsProps = {
  draft: DecisionDraft
  errorOf: (field: DecisionField) => string | undefined
  onChange: (change: Partial<DecisionDraft>) => void
}

/** What it did, why if it is void, the closes if they were wrong, and the note that members read. */
export function DecisionFields({ draft, errorOf, onChange }: DecisionFieldsProps) {
  const t = useTranslations('market')
  const outcomeId = useId()
  return (
    <>
      <div className="space-y-1">
        <span id={outcomeId} className="font-medium text-13">
          {t('decision.outcome')}
        </span>
        <Segmented
          labelledBy={outcomeId}
          value={draft.outcome}
          options={OUTCOMES.map((value) => ({ value, label: t(`outcomes.${value}`) }))}
          onChange={(outcome) => onChange({ outcome })}
        />
      </div>
      {draft.outcome === 'VOID' && (
        <Choice
          label={t('decision.voidReason')}
          value={draft.voidReason}
          options={VOID_REASONS.map((value) => ({ value, label: t(`voids.${value}`) }))}
          onChange={(voidReason) => onChange({ voidReason })}
        />
      )}
      <div className="grid grid-cols-2 items-start gap-3">
        {(['prevClose', 'close'] as const).map((field) => (
          <TextField
            key={field}
            label={t(`decision.${field}`)}
            hint={t('decision.closeHint')}
            inputMode="decimal"
            value={draft[field]}
            error={errorOf(field)}
            onChange={(event) => onChange({ [field]: event.target.value })}
          />
        ))}
      </div>
      <TextField
        label={t('decision.note')}
        hint={t('decision.noteHint')}
        maxLength={NOTE_MAX}
        value={draft.note}
        error={errorOf('note')}
        onChange={(event) => onChange({ note: event.target.value })}
      />
    </>
  )
}
