import type { ComponentProps } from 'react'
import { cx } from './class-names'

/** A surface that holds one thing. */
export function Card({ className, ...rest }: ComponentProps<'section'>) {
  return <section {...rest} className={cx('rounded-card bg-surface p-6 shadow-raised', className)} />
}
