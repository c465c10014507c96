import { useId } from 'react'
import { cx } from '@/components/ui/class-names'

type ChoiceProps<V extends string> = {
  label: string
  value: V
  options: readonly { value: V; label: string }[]
  onChange: (value: V) => void
  className?: string
}

/** One of a few, by the control that every keyboard and screen reader knows. */
export function Choice<V extends string>({ label, value, options, onChange, className }: ChoiceProps<V>) {
  const id = useId()
  return (
    <div className={cx('flex min-w-0 flex-col gap-1', className)}>
      <label htmlFor={id} className="font-medium text-13">
        {label}
      </label>
      <select
        id={id}
        value={value}
        onChange={(event) => onChange(event.target.value as V)}
        className="min-h-11 rounded-mark border border-edge bg-surface px-2 text-15 lg:min-h-9 lg:text-13"
      >
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </div>
  )
}
