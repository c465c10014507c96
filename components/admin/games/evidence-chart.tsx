'use client'

import { useFormatter, useTranslations } from 'next-intl'
import { sayE } from '@/components/arcade/e-words'
import type { OddsPoint, OddsWatch } from '@/lib/arcade/monitor/contract'
import { Figure } from '../controls/figure'
import { Moment } from '../controls/moment'
import { type Column, DataTable } from '../table/data-table'
import { Plate } from './plate'

const WIDTH = 960
const HEIGHT = 220
const PAD = { top: 16, right: 16, bottom: 24, left: 56 }
/** Powers of ten on the axis; evidence beyond them is drawn at the edge. */
const LOG_MIN = -6
const LOG_MAX = 4

const clamp = (value: number) => Math.min(LOG_MAX, Math.max(LOG_MIN, value))
const yOf = (e: number) => {
  const share = (clamp(Math.log10(Math.max(e, Number.MIN_VALUE))) - LOG_MIN) / (LOG_MAX - LOG_MIN)
  return HEIGHT - PAD.bottom - share * (HEIGHT - PAD.top - PAD.bottom)
}

/** e over the draws on a logarithmic axis, the line at which the game freezes, and the same as a table. */
export function EvidenceChart({ odds, points }: { odds: OddsWatch; points: readonly OddsPoint[] }) {
  const t = useTranslations('games')
  const name = useTranslations('arcade')(`games.${odds.game}`)
  if (points.length === 0) return <p className="py-6 text-center text-13 text-ink-soft">{t('chart.empty')}</p>
  const label = t('chart.label', { game: name, e: sayE(odds.e), max: sayE(odds.eMax), alarm: odds.alarmAt })
  return (
    <div className="space-y-3">
      <Plot label={label} alarmAt={odds.alarmAt} points={points} />
      <details>
        <summary className="inline-flex min-h-11 cursor-pointer items-center text-13 text-accent lg:min-h-9">
          {t('chart.asTable')}
        </summary>
        <PointTable points={points} caption={`${t('chart.title')}: ${name}`} />
      </details>
    </div>
  )
}

type PlotProps = { label: string; alarmAt: number; points: readonly OddsPoint[] }

function Plot({ label, alarmAt, points }: PlotProps) {
  const t = useTranslations('games.chart')
  const format = useFormatter()
  // Every count begins at e = 1 with no draws.
  const course = [{ draws: 0, e: 1 }, ...points]
  const last = course.at(-1)?.draws || 1
  const xOf = (draws: number) => PAD.left + (draws / last) * (WIDTH - PAD.left - PAD.right)
  const line = course.map(({ draws, e }) => `${xOf(draws).toFixed(1)},${yOf(e).toFixed(1)}`).join(' ')
  return (
    <Plate label={label} width={WIDTH} height={HEIGHT}>
      <Level e={1} words={t('neutral')} className="stroke-line" />
      <Level e={alarmAt} words={format.number(alarmAt)} className="stroke-danger [stroke-dasharray:6_4]" />
      <text x={PAD.left + 8} y={yOf(alarmAt) - 6} className="fill-danger text-13">
        {t('alarm', { alarm: alarmAt })}
      </text>
      <polyline points={line} className="fill-none stroke-2 stroke-accent" strokeLinejoin="round" />
      <text x={WIDTH - PAD.right} y={HEIGHT - 6} textAnchor="end" className="fill-ink-soft text-13">
        {format.number(last)}
      </text>
    </Plate>
  )
}

function Level({ e, words, className }: { e: number; words: string; className: string }) {
  return (
    <>
      <line x1={PAD.left} x2={WIDTH - PAD.right} y1={yOf(e)} y2={yOf(e)} className={className} />
      <text x={PAD.left - 8} y={yOf(e) + 4} textAnchor="end" className="figure fill-ink-soft text-13">
        {words}
      </text>
    </>
  )
}

function PointTable({ points, caption }: { points: readonly OddsPoint[]; caption: string }) {
  const t = useTranslations('games')
  const columns: readonly Column<OddsPoint>[] = [
    { id: 'at', header: t('chart.hour'), cell: ({ at }) => <Moment at={at} /> },
    { id: 'draws', header: t('draws'), align: 'end', cell: ({ draws }) => <Figure value={draws} /> },
    { id: 'e', header: t('evidence'), align: 'end', cell: ({ e }) => sayE(e) },
  ]
  return <DataTable caption={caption} columns={columns} rows={points.toReversed()} rowId={({ at }) => at} />
}
