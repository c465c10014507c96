import type { ComponentProps, ReactNode } from 'react'
import { cx } from './class-names'

type IconButtonProps = Omit<ComponentProps<'button'>, 'aria-label' | 'children'> & { label: string; icon: ReactNode }

/** A button that is an icon, with its words for those who don't see it. */
export function IconButton({ label, icon, className, ...rest }: IconButtonProps) {
  return (
    <button
      type="button"
      {...rest}
      aria-label={label}
      title={label}
      className={cx(
        'inline-flex size-11 items-center justify-center rounded-full text-ink-soft transition duration-150',
        'hover:bg-sunken hover:text-ink active:scale-95 disabled:opacity-50',
        className,
      )}
    >
      {icon}
    </button>
  )
}
