import Link from 'next/link'
import type { ComponentProps } from 'react'

/** A link in a sentence. */
export function TextLink(props: ComponentProps<typeof Link>) {
  return (
    <Link
      {...props}
      className="inline-flex min-h-11 items-center font-semibold text-accent underline underline-offset-4"
    />
  )
}
