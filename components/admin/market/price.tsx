const MICROS = 1_000_000
const CENTS = new Intl.NumberFormat('en-US', { minimumFractionDigits: 2, maximumFractionDigits: 6 })

export const sayPrice = (micros: number | null): string => (micros === null ? '–' : `$${CENTS.format(micros / MICROS)}`)

/** The change from `before` to `now` with its sign, in percent; nothing without both. */
export function sayChange(before: number | null, now: number | null): string {
  if (before === null || now === null) return ''
  const percent = (now / before - 1) * 100
  return `${percent < 0 ? '−' : '+'}${Math.abs(percent).toFixed(2)}%`
}

type PriceProps = { close: number | null; before: number | null; split?: { numerator: number; denominator: number } }

/** A close, how far it is from the one before, and the split between them if there was one. */
export function Price({ close, before, split }: PriceProps) {
  const isSplit = split && split.numerator !== split.denominator
  return (
    <span className="figure inline-block whitespace-nowrap leading-tight">
      {sayPrice(close)}
      <span className="block text-ink-soft">
        {sayPrice(before)} {sayChange(before, close)}
        {isSplit && ` · ${split.numerator}:${split.denominator}`}
      </span>
    </span>
  )
}
