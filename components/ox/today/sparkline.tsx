'use client'

import { useTranslations } from 'next-intl'
import { lineOf } from '../shell/line-of'
import { useOxWords } from '../shell/use-ox-words'

const WIDTH = 120
const HEIGHT = 44
const MARGIN = 4

/** The last closes as a line, and as a sentence for those who don't see it. */
export function Sparkline({ closes }: { closes: readonly number[] }) {
  const t = useTranslations('ox.today')
  const { price } = useOxWords()
  const line = lineOf(closes, WIDTH, HEIGHT, MARGIN)
  const [first, last] = [closes[0], closes.at(-1)]
  if (!line || first === undefined || last === undefined) {
    return <p className="w-28 text-end text-13 text-ink-soft">{t('sparkNone')}</p>
  }
  const said = t('spark', {
    count: closes.length,
    first: price(first),
    last: price(last),
    low: price(Math.min(...closes)),
    high: price(Math.max(...closes)),
  })
  return (
    <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={said} className="h-11 w-28 shrink-0">
      <path
        d={line.path}
        fill="none"
        strokeWidth="1.75"
        strokeLinejoin="round"
        strokeLinecap="round"
        className="stroke-edge"
      />
      <circle cx={line.tip.x} cy={line.tip.y} r="3.5" className="fill-accent-vivid" />
    </svg>
  )
}
