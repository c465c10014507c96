'use client'

import { useFormatter } from 'next-intl'

const BP = 10_000

/** Shares told in hundredths of a percent, as people read them. */
export function useShares() {
  const format = useFormatter()
  const percent = (bp: number, digits = 0) =>
    format.number(bp / BP, { style: 'percent', minimumFractionDigits: digits, maximumFractionDigits: digits })
  return {
    percent,
    /** With its sign, to two digits: what a price did. */
    change: (bp: number) =>
      format.number(bp / BP, {
        style: 'percent',
        signDisplay: 'exceptZero',
        minimumFractionDigits: 2,
        maximumFractionDigits: 2,
      }),
    range: ({ lowBp, highBp }: { lowBp: number; highBp: number }) => `${percent(lowBp)} – ${percent(highBp)}`,
  }
}
