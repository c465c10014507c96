import type { ComponentProps, ReactNode } from 'react'
import { useId } from 'react'
import { cx } from './class-names'

type FieldProps = Omit<ComponentProps<'input'>, 'id'> & {
  label: string
  /** What a good answer looks like; stands under the field until there is an error to say. */
  hint?: ReactNode
  /** What is wrong with the answer and what to do. */
  error?: string | undefined
  /** Stands inside the field at its end: a button that shows the password, a unit. */
  end?: ReactNode
}

/** A labelled line of input with its hint or its error beneath, tied together for assistive technology. */
export function Field({ label, hint, error, end, className, ...input }: FieldProps) {
  const id = useId()
  const noteId = `${id}-note`
  const note = error ?? hint
  return (
    <div className={cx('flex flex-col gap-1.5', className)}>
      <label htmlFor={id} className="font-medium text-15">
        {label}
      </label>
      <span
        className={cx(
          'flex min-h-14 items-center rounded-control border bg-surface transition duration-150',
          'focus-within:border-accent focus-within:ring-1 focus-within:ring-accent',
          error ? 'border-danger' : 'border-edge',
        )}
      >
        <input
          {...input}
          id={id}
          aria-invalid={error ? true : undefined}
          aria-describedby={note ? noteId : undefined}
          className="w-full min-w-0 flex-1 bg-transparent px-4 py-3 text-17 outline-none placeholder:text-ink-soft"
        />
        {end}
      </span>
      {note && (
        <p id={noteId} className={cx('text-13', error ? 'font-medium text-danger' : 'text-ink-soft')}>
          {note}
        </p>
      )}
    </div>
  )
}
