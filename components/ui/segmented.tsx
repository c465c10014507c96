'use client'

import { Radio } from '@base-ui/react/radio'
import { RadioGroup } from '@base-ui/react/radio-group'

type SegmentedProps<V extends string> = {
  labelledBy: string
  value: V
  options: readonly { value: V; label: string }[]
  onChange: (value: V) => void
}

/** One of a few, all in sight. */
export function Segmented<V extends string>({ labelledBy, value, options, onChange }: SegmentedProps<V>) {
  return (
    <RadioGroup
      aria-labelledby={labelledBy}
      value={value}
      onValueChange={(next) => onChange(next as V)}
      className="inline-flex w-full rounded-control bg-sunken p-1 sm:w-auto"
    >
      {options.map((option) => (
        <Radio.Root
          key={option.value}
          value={option.value}
          nativeButton
          render={<button type="button" />}
          className="inline-flex min-h-11 flex-1 items-center justify-center whitespace-nowrap rounded-[9px] px-4 font-medium text-15 text-ink-soft transition duration-150 data-checked:bg-raised data-checked:text-ink data-checked:shadow-raised"
        >
          {option.label}
        </Radio.Root>
      ))}
    </RadioGroup>
  )
}
