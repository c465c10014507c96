'use client'

import { useTranslations } from 'next-intl'
import { ARTS } from '@/lib/rewards/catalogue/constants'
import { Choice } from '../controls/choice'
import { TextField } from '../controls/text-field'
import type { RewardDraft, RewardField } from './reward-draft'

type RewardFieldsProps = {
  draft: RewardDraft
  /** The vendor's name for it and whether it is a demo are said once. */
  isNew: boolean
  errorOf: (field: RewardField) => string | undefined
  onChange: (change: Partial<RewardDraft>) => void
}

const LINES = ['nameKo', 'nameEn', 'descriptionKo', 'descriptionEn'] as const
const YES_NO = ['yes', 'no'] as const

export function RewardFields({ draft, isNew, errorOf, onChange }: RewardFieldsProps) {
  const t = useTranslations('market.rewards')
  const text = (field: RewardField, input: { inputMode?: 'numeric'; hint?: string } = {}) => (
    <TextField
      key={field}
      {...input}
      label={t(field)}
      value={draft[field]}
      error={errorOf(field)}
      onChange={(event) => onChange({ [field]: event.target.value })}
    />
  )
  const choice = (field: 'isActive' | 'isDemo') => (
    <Choice
      label={t(field)}
      value={draft[field] ? 'yes' : 'no'}
      options={YES_NO.map((value) => ({ value, label: t(`${field}Is.${value}`) }))}
      onChange={(value) => onChange({ [field]: value === 'yes' })}
    />
  )
  return (
    <>
      {isNew && text('sku', { hint: t('skuHint') })}
      {LINES.map((field) => text(field))}
      <div className="grid grid-cols-2 items-start gap-3">
        {text('pricePoints', { inputMode: 'numeric' })}
        <Choice
          label={t('image')}
          value={draft.image}
          options={ARTS.map((value) => ({ value, label: t(`arts.${value}`) }))}
          onChange={(image) => onChange({ image })}
        />
        {choice('isActive')}
        {isNew && choice('isDemo')}
      </div>
    </>
  )
}
