import Link from 'next/link'
import type { ComponentProps } from 'react'
import { type ButtonSize, type ButtonTone, buttonClass } from './button'
import { cx } from './class-names'

type ButtonLinkProps = ComponentProps<typeof Link> & { tone?: ButtonTone; size?: ButtonSize; isWide?: boolean }

/** Goes somewhere and looks like the action that it is. */
export function ButtonLink({ tone, size, isWide, className, ...rest }: ButtonLinkProps) {
  return <Link {...rest} className={cx(buttonClass(tone, size, isWide), className)} />
}
