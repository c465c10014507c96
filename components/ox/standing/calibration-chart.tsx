'use client'

import { useTranslations } from 'next-intl'
import type { Calibration } from '@/lib/predictions/skill/contract'
import { useShares } from './use-shares'

const SIZE = 200
const at = (bp: number) => (bp / 10_000) * SIZE
const up = (bp: number) => SIZE - at(bp)

/** What was said against what came true: on the diagonal the two are equal. The table says the same in figures. */
export function CalibrationChart({ points }: { points: readonly Calibration[] }) {
  const t = useTranslations('ox.skill.confidence')
  const { percent, range } = useShares()
  return (
    <div className="flex flex-wrap items-center gap-x-6 gap-y-4">
      <svg viewBox={`-10 -10 ${SIZE + 20} ${SIZE + 20}`} aria-hidden className="w-40 shrink-0">
        <rect width={SIZE} height={SIZE} rx={8} className="fill-sunken" />
        <line x1={0} y1={SIZE} x2={SIZE} y2={0} strokeWidth={2} strokeDasharray="6 5" className="stroke-edge" />
        {points.map(
          ({ confidence, hitRateBp, interval }) =>
            hitRateBp !== null &&
            interval && (
              <g key={confidence} className="fill-accent stroke-accent">
                <line
                  x1={at(confidence * 100)}
                  x2={at(confidence * 100)}
                  y1={up(interval.lowBp)}
                  y2={up(interval.highBp)}
                  strokeWidth={3}
                />
                <circle cx={at(confidence * 100)} cy={up(hitRateBp)} r={6} />
              </g>
            ),
        )}
      </svg>
      <table className="min-w-40 flex-1 text-15">
        <caption className="sr-only">{t('table')}</caption>
        <thead className="text-13 text-ink-soft">
          <tr>
            <th scope="col" className="py-1 text-start font-normal">
              {t('said')}
            </th>
            <th scope="col" className="py-1 ps-4 text-end font-normal">
              {t('was')}
            </th>
            <th scope="col" className="py-1 ps-4 text-end font-normal">
              {t('picks')}
            </th>
          </tr>
        </thead>
        <tbody className="figure">
          {points.map(({ confidence, hitRateBp, interval, picks }) => (
            <tr key={confidence} className="border-t">
              <th scope="row" className="py-2 text-start font-medium">
                {percent(confidence * 100)}
              </th>
              <td className="py-2 ps-4 text-end" title={interval ? range(interval) : undefined}>
                {hitRateBp === null ? '–' : percent(hitRateBp)}
              </td>
              <td className="py-2 ps-4 text-end">{picks}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
