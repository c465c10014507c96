import { useTranslations } from 'next-intl'
import { Card } from '@/components/ui/card'
import type { Fraction, LongFraction } from '@/lib/arcade/odds/contract'
import { reduced } from '@/lib/arcade/odds/rules'

/** As it was counted, and in lowest terms, where that is something else. */
function sayFraction({ numerator, denominator }: Fraction | LongFraction): string {
  const lowest = reduced({ numerator: BigInt(numerator), denominator: BigInt(denominator) })
  const counted = `${numerator}/${denominator}`
  return String(lowest.denominator) === String(denominator)
    ? counted
    : `${counted} = ${lowest.numerator}/${lowest.denominator}`
}

/** One figure that sums a game up: as a percentage, exactly, and in a sentence. */
export function OddsFigure({ title, text, odds }: { title: string; text: string; odds: Fraction | LongFraction }) {
  const t = useTranslations('odds')
  return (
    <Card>
      <h2 className="text-15 text-ink-soft">{title}</h2>
      <p className="figure font-semibold text-32">{t('percent', { percent: odds.percent })}</p>
      <p className="figure break-all font-mono text-13 text-ink-soft">{sayFraction(odds)}</p>
      <p className="mt-2 text-15">{text}</p>
    </Card>
  )
}
