import type { ComponentProps, ReactNode } from 'react'
import { useId } from 'react'
import { cx } from '@/components/ui/class-names'

type TextFieldProps = Omit<ComponentProps<'input'>, 'id'> & {
  label: string
  /** The label is said, not shown: a heading or column beside the field shows it. */
  isLabelHidden?: boolean
  hint?: ReactNode
  error?: string | undefined
}

/** One line of input, as dense as the tables around it. */
export function TextField({ label, isLabelHidden = false, hint, error, className, ...input }: TextFieldProps) {
  const id = useId()
  const note = error ?? hint
  return (
    <div className={cx('flex min-w-0 flex-col gap-1', className)}>
      <label htmlFor={id} className={isLabelHidden ? 'sr-only' : 'font-medium text-13'}>
        {label}
      </label>
      <input
        autoComplete="off"
        {...input}
        id={id}
        aria-invalid={error ? true : undefined}
        aria-describedby={note ? `${id}-note` : undefined}
        className={cx(
          'min-h-11 w-full min-w-0 rounded-mark border bg-surface px-3 text-15 placeholder:text-ink-soft lg:min-h-9 lg:text-13',
          error ? 'border-danger' : 'border-edge',
        )}
      />
      {note && (
        <p id={`${id}-note`} className={cx('text-13', error ? 'font-medium text-danger' : 'text-ink-soft')}>
          {note}
        </p>
      )}
    </div>
  )
}
