'use client'

import { useFormatter, useTranslations } from 'next-intl'
import type { PeriodStats } from '@/lib/arcade/stats/by-period/contract'
import { barsOf } from './bars'
import { ChartFrame } from './chart-frame'

const WIDTH = 600
const HEIGHT = 140

/** What each of the last 30 days came to: above the line what was gained, beneath it what was given. */
export function NetChart({ days }: { days: PeriodStats['byDay'] }) {
  const t = useTranslations('records')
  const format = useFormatter()
  const nets = days.map(({ staked, paid }) => paid - staked)
  const played = days.filter(({ rounds }) => rounds > 0)
  const sum = nets.reduce((total, net) => total + net, 0)
  const { bars, zeroY } = barsOf(nets, WIDTH, HEIGHT)
  // A calendar day has no hour: noon in Korea lies on it wherever it is read.
  const nameOf = (day: string) => format.dateTime(new Date(`${day}T12:00:00+09:00`), { month: 'long', day: 'numeric' })
  const summary = t('stats.netSummary', { days: played.length, net: sum })
  return (
    <ChartFrame
      title={t('stats.netChart')}
      summary={summary}
      table={{
        columns: [t('stats.day'), t('stats.roundsName'), t('stats.net')],
        rows: played.map(({ day, rounds, staked, paid }) => [
          nameOf(day),
          format.number(rounds),
          t('signedGold', { amount: paid - staked }),
        ]),
      }}
    >
      <svg
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        role="img"
        aria-label={summary}
        className="h-32 w-full"
        preserveAspectRatio="none"
      >
        {bars.map(({ isPositive, ...bar }, index) => (
          <rect key={days[index]?.day} {...bar} rx={2} className={isPositive ? 'fill-positive' : 'fill-edge'} />
        ))}
        <line x1={0} x2={WIDTH} y1={zeroY} y2={zeroY} className="stroke-edge" strokeWidth={1} />
      </svg>
      <p aria-hidden className="flex justify-between text-13 text-ink-soft">
        <span>{nameOf(days[0]?.day ?? '')}</span>
        <span>{nameOf(days.at(-1)?.day ?? '')}</span>
      </p>
    </ChartFrame>
  )
}
