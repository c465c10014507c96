'use client'

import { useFormatter, useTranslations } from 'next-intl'
import type { FlowDay } from './flow-day'
import { Plate } from './plate'

const WIDTH = 960
const HEIGHT = 240
const PAD = { top: 12, right: 8, bottom: 28, left: 72 }
const PLOT = { width: WIDTH - PAD.left - PAD.right, height: HEIGHT - PAD.top - PAD.bottom }
/** Days between the dates on the axis, by how many days there are. */
const LABELS_MAX = 8

/** Two bars for each day, told apart by their form as well as their colour: staked is an outline, paid is filled. */
export function FlowChart({ days, name }: { days: readonly FlowDay[]; name: string }) {
  const t = useTranslations('games.flow')
  const sum = (of: (day: FlowDay) => number) => days.reduce((total, day) => total + of(day), 0)
  const label = t('label', {
    game: name,
    days: days.length,
    staked: sum(({ staked }) => staked),
    paid: sum(({ paid }) => paid),
  })
  const top = niceTop(Math.max(1, ...days.flatMap(({ staked, paid }) => [staked, paid])))
  return (
    <figure className="space-y-2">
      <Plate label={label} width={WIDTH} height={HEIGHT}>
        {[0, top / 2, top].map((amount) => (
          <Grid key={amount} amount={amount} top={top} />
        ))}
        {days.map((day, index) => (
          <Bars key={day.day} day={day} index={index} count={days.length} top={top} />
        ))}
      </Plate>
      <figcaption aria-hidden className="flex gap-4 text-13 text-ink-soft">
        <span className="inline-flex items-center gap-2">
          <span className="size-3 border-2 border-accent" />
          {t('staked')}
        </span>
        <span className="inline-flex items-center gap-2">
          <span className="size-3 bg-accent-fill" />
          {t('paid')}
        </span>
      </figcaption>
    </figure>
  )
}

/** The next of 1, 2 or 5 times a power of ten. */
function niceTop(amount: number): number {
  const power = 10 ** Math.floor(Math.log10(amount))
  return (([1, 2, 5, 10] as const).find((step) => step * power >= amount) ?? 10) * power
}

const yOf = (amount: number, top: number) => PAD.top + PLOT.height * (1 - amount / top)

function Grid({ amount, top }: { amount: number; top: number }) {
  const format = useFormatter()
  const y = yOf(amount, top)
  return (
    <>
      <line x1={PAD.left} x2={WIDTH - PAD.right} y1={y} y2={y} className="stroke-line" />
      <text x={PAD.left - 8} y={y + 4} textAnchor="end" className="figure fill-ink-soft text-13">
        {format.number(amount)}
      </text>
    </>
  )
}

type BarsProps = { day: FlowDay; index: number; count: number; top: number }

function Bars({ day: { day, staked, paid }, index, count, top }: BarsProps) {
  const t = useTranslations('games.flow')
  const step = PLOT.width / count
  const width = Math.max(2, step * 0.34)
  const x = PAD.left + step * index + (step - 2 * width) / 2
  const isLabelled = (count - 1 - index) % Math.ceil(count / LABELS_MAX) === 0
  const bar = (amount: number) => ({ y: yOf(amount, top), height: PLOT.height * (amount / top) })
  return (
    <g>
      <title>{t('bar', { day, staked, paid })}</title>
      <rect x={x + 1} {...bar(staked)} width={Math.max(1, width - 2)} className="fill-none stroke-2 stroke-accent" />
      <rect x={x + width} {...bar(paid)} width={width} className="fill-accent-fill" />
      {isLabelled && (
        <text
          x={PAD.left + step * (index + 0.5)}
          y={HEIGHT - 8}
          textAnchor={index === count - 1 && count > LABELS_MAX ? 'end' : 'middle'}
          className="figure fill-ink-soft text-13"
        >
          {day.slice(5).replace('-', '/')}
        </text>
      )}
    </g>
  )
}
