'use client'

import { useTranslations } from 'next-intl'
import { Field } from '@/components/ui/field'

type TargetFieldProps = { value: string; isWrong: boolean; isDisabled: boolean; onChange: (value: string) => void }

const PRESETS = ['1.5', '2', '5', '10'] as const

/** The way to cash out without being quick: at this multiplier it happens by itself. */
export function TargetField({ value, isWrong, isDisabled, onChange }: TargetFieldProps) {
  const t = useTranslations('crash')
  return (
    <div className="space-y-2">
      <Field
        label={t('target')}
        hint={t('targetHint')}
        error={isWrong ? t('targetWrong') : undefined}
        inputMode="decimal"
        autoComplete="off"
        placeholder={t('targetNone')}
        value={value}
        disabled={isDisabled}
        onChange={(event) => onChange(event.target.value)}
        end={
          <span aria-hidden className="pe-4 text-ink-soft">
            ×
          </span>
        }
      />
      <ul aria-label={t('targetPresets')} className="flex gap-1">
        {['', ...PRESETS].map((preset) => (
          <li key={preset} className="min-w-0 flex-1">
            <button
              type="button"
              disabled={isDisabled}
              aria-pressed={value === preset}
              onClick={() => onChange(preset)}
              className="figure min-h-11 w-full rounded-control text-13 text-ink-soft transition duration-150 hover:bg-sunken aria-pressed:bg-accent-tint aria-pressed:font-semibold aria-pressed:text-accent disabled:opacity-50"
            >
              {preset === '' ? t('targetNone') : `${preset}×`}
            </button>
          </li>
        ))}
      </ul>
    </div>
  )
}
