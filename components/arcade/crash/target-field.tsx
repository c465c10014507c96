'use client'

import { useTranslations } from 'next-intl'
import { useId } from 'react'
import { cx } from '@/components/ui/class-names'

type TargetFieldProps = { value: string; isWrong: boolean; isDisabled: boolean; onChange: (value: string) => void }

const PRESETS = ['', '1.5', '2', '5', '10'] as const

/** The way to cash out without being quick: at this multiplier it happens by itself. */
export function TargetField({ value, isWrong, isDisabled, onChange }: TargetFieldProps) {
  const t = useTranslations('crash')
  const id = useId()
  const noteId = `${id}-note`
  return (
    <div className="space-y-1">
      <div className="flex items-center justify-between gap-3">
        <label htmlFor={id} className="font-medium text-15">
          {t('target')}
        </label>
        <span
          className={cx(
            'flex min-h-11 w-32 items-center rounded-control border bg-surface transition duration-150',
            'focus-within:border-accent focus-within:ring-1 focus-within:ring-accent',
            isWrong ? 'border-danger' : 'border-edge',
          )}
        >
          <input
            id={id}
            inputMode="decimal"
            autoComplete="off"
            placeholder={t('targetNone')}
            value={value}
            disabled={isDisabled}
            aria-invalid={isWrong || undefined}
            aria-describedby={noteId}
            onChange={(event) => onChange(event.target.value)}
            className="figure w-full min-w-0 bg-transparent py-2 ps-4 text-end text-17 outline-none placeholder:text-ink-soft"
          />
          <span aria-hidden className="px-3 text-ink-soft">
            ×
          </span>
        </span>
      </div>
      <p id={noteId} className={isWrong ? 'font-medium text-13 text-danger' : 'sr-only'}>
        {t(isWrong ? 'targetWrong' : 'targetHint')}
      </p>
      <Presets {...{ value, isDisabled, onChange }} />
    </div>
  )
}

function Presets({ value, isDisabled, onChange }: Omit<TargetFieldProps, 'isWrong'>) {
  const t = useTranslations('crash')
  return (
    <ul aria-label={t('targetPresets')} className="flex gap-1">
      {PRESETS.map((preset) => (
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
  )
}
