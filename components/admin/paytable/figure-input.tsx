'use client'

import type { FigureField } from './draft'

type FigureInputProps = {
  field: FigureField
  label: string
  text: string
  isRefused: boolean
  onChange: (name: string, text: string) => void
}

/** One figure of a configuration as a field. */
export function FigureInput({ field, label, text, isRefused, onChange }: FigureInputProps) {
  const look = `figure min-h-11 rounded-mark border bg-surface px-2 text-end text-15 lg:min-h-8 lg:text-13 ${isRefused ? 'border-danger' : 'border-edge'}`
  const common = { 'aria-label': label, 'aria-invalid': isRefused || undefined, name: field.name, value: text }
  if ('choices' in field) {
    return (
      <select {...common} onChange={(event) => onChange(field.name, event.target.value)} className={`${look} w-20`}>
        {field.choices.map((choice) => (
          <option key={choice} value={choice}>
            {choice || '–'}
          </option>
        ))}
      </select>
    )
  }
  return (
    <input
      {...common}
      inputMode="numeric"
      autoComplete="off"
      onChange={(event) => onChange(field.name, event.target.value)}
      className={`${look} ${field.max < 1_000_000 ? 'w-20' : 'w-24'}`}
    />
  )
}
