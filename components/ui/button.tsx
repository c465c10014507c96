import type { ComponentProps, ReactNode } from 'react'
import { BusyDots } from './busy-dots'
import { cx } from './class-names'

export type ButtonTone = 'primary' | 'quiet' | 'plain' | 'danger'
export type ButtonSize = 'sm' | 'md' | 'lg'

const TONES: Record<ButtonTone, string> = {
  primary: 'bg-accent-fill text-on-accent glow hover:brightness-110',
  quiet: 'border bg-surface text-ink hover:bg-sunken',
  plain: 'text-ink-soft hover:bg-sunken hover:text-ink',
  danger: 'border bg-surface text-danger hover:bg-sunken',
}

const SIZES: Record<ButtonSize, string> = {
  sm: 'min-h-11 px-4 text-15',
  md: 'min-h-12 px-5 text-15',
  lg: 'min-h-14 px-6 text-17',
}

/** The looks of a button, for links that are one. */
export const buttonClass = (tone: ButtonTone = 'primary', size: ButtonSize = 'md', isWide = false): string =>
  cx(
    'relative inline-flex select-none items-center justify-center gap-2 rounded-control font-semibold',
    'transition duration-150 active:scale-[0.98] still:active:scale-100 aria-disabled:cursor-not-allowed aria-disabled:opacity-50',
    'disabled:cursor-not-allowed disabled:opacity-50',
    TONES[tone],
    SIZES[size],
    isWide && 'w-full',
  )

type ButtonProps = ComponentProps<'button'> & {
  children: ReactNode
  tone?: ButtonTone
  size?: ButtonSize
  /** As wide as its place. */
  isWide?: boolean
  /** Work is under way: the button stays where it is and in focus, and does nothing. */
  isBusy?: boolean
}

export function Button({ tone, size, isWide, isBusy = false, className, children, onClick, ...rest }: ButtonProps) {
  return (
    <button
      type="button"
      {...rest}
      aria-disabled={isBusy || undefined}
      aria-busy={isBusy || undefined}
      onClick={isBusy ? (event) => event.preventDefault() : onClick}
      className={cx(buttonClass(tone, size, isWide), isBusy && 'aria-disabled:opacity-100', className)}
    >
      <span className={cx('inline-flex items-center gap-2', isBusy && 'opacity-0')}>{children}</span>
      {isBusy && <BusyDots />}
    </button>
  )
}
