'use client'

import { useFormatter } from 'next-intl'
import { cx } from '@/components/ui/class-names'

type FigureProps = {
  value: number
  unit?: string /** With its sign, the way entries are written. */
  isSigned?: boolean
}

/** An amount in a table: tabular, thousands apart, a true minus. */
export function Figure({ value, unit, isSigned = false }: FigureProps) {
  const format = useFormatter()
  const text = format.number(value, isSigned ? { signDisplay: 'exceptZero' } : undefined).replace('-', '−')
  return (
    <span className={cx('figure whitespace-nowrap', isSigned && value < 0 && 'text-ink-soft')}>
      {text}
      {unit && ` ${unit}`}
    </span>
  )
}
