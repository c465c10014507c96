'use client'

import { useId } from 'react'

type SegmentedProps<V extends string> = {
  labelledBy: string
  value: V
  options: readonly { value: V; label: string }[]
  onChange: (value: V) => void
}

/** One of a few, all in sight: radio buttons of the browser, dressed. */
export function Segmented<V extends string>({ labelledBy, value, options, onChange }: SegmentedProps<V>) {
  const name = useId()
  return (
    <div
      role="radiogroup"
      aria-labelledby={labelledBy}
      className="inline-flex w-full rounded-control bg-sunken p-1 sm:w-auto"
    >
      {options.map((option) => (
        <label
          key={option.value}
          className="relative inline-flex min-h-11 flex-1 cursor-pointer items-center justify-center whitespace-nowrap rounded-[9px] px-4 font-medium text-15 text-ink-soft transition duration-150 has-checked:bg-raised has-checked:text-ink has-checked:shadow-raised has-focus-visible:outline-2 has-focus-visible:outline-accent"
        >
          <input
            type="radio"
            name={name}
            value={option.value}
            checked={option.value === value}
            onChange={() => onChange(option.value)}
            className="absolute inset-0 cursor-pointer opacity-0"
          />
          {option.label}
        </label>
      ))}
    </div>
  )
}
