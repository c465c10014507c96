'use client'

import { useTranslations } from 'next-intl'
import { Field } from '@/components/ui/field'
import { NOTICE_HOURS } from '@/lib/arcade/odds/constants'

/** Times are Korean, wherever the operator sits. */
const KST = '+09:00'

/** When the version shall take effect; left empty, as soon as the notice allows. */
export function EffectiveField({ onChange }: { onChange: (at: string | null) => void }) {
  const t = useTranslations('admin.paytable')
  return (
    <Field
      label={t('effectiveAt')}
      hint={t('effectiveHint', { hours: NOTICE_HOURS })}
      type="datetime-local"
      onChange={({ target }) => onChange(target.value ? new Date(`${target.value}:00${KST}`).toISOString() : null)}
    />
  )
}
