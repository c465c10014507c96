'use client'

import { cx } from '@/components/ui/class-names'
import type { CrashRound } from '@/lib/arcade/crash/contract'
import { instantOf } from '@/lib/arcade/crash/rules'
import { curveAt, HEIGHT, WIDTH } from './curve'
import { sayMultiplier } from './multiplier'
import { type Shown, useMultiplier } from './use-multiplier'

type FlightStageProps = {
  /** When the open round starts, on this page's clock; null while none flies. */
  startsAtMs: number | null
  limit: number
  /** The round that stands there after its end; null while one is open and before the first. */
  ended: CrashRound | null
  isStill: boolean
}

/** The curve and its figure: while a round flies as the clock says, afterwards where it was left or where it stopped. */
export function FlightStage({ startsAtMs, limit, ended, isStill }: FlightStageProps) {
  const flying = useMultiplier({ startsAtMs, limit, isStill })
  const result = ended?.result ?? null
  const { multiplier, elapsedMs } = result ? standing(result) : flying
  const isWin = result?.presentation === 'win'
  // A curve that grows is motion; without it only the figure counts, and the curve is drawn once it is over.
  const isDrawn = result !== null || !isStill
  return (
    <div
      data-flying={(startsAtMs !== null && result === null) || undefined}
      className={cx('relative overflow-hidden rounded-card bg-sunken shadow-float', isWin && 'glow')}
    >
      <svg aria-hidden viewBox={`0 0 ${WIDTH} ${HEIGHT}`} className="block w-full">
        <Grid />
        {isDrawn && elapsedMs > 0 && <Trace elapsedMs={elapsedMs} isOver={result !== null && !isWin} />}
      </svg>
      <p
        role="timer"
        className={cx(
          'figure absolute inset-0 flex items-center justify-center font-bold text-44 sm:text-[4rem]',
          isWin && 'text-accent',
          result && !isWin && 'text-ink-soft',
        )}
      >
        {sayMultiplier(multiplier)}
      </p>
    </div>
  )
}

/** Where the member left the curve, or else where it stopped. */
function standing({ multiplier, point }: CrashRound['result']): Shown {
  const last = multiplier ?? point
  return { multiplier: last, elapsedMs: instantOf(last) }
}

const LINES = [0.25, 0.5, 0.75]

function Grid() {
  return LINES.map((share) => (
    <line
      key={share}
      x1="0"
      x2={WIDTH}
      y1={HEIGHT * share}
      y2={HEIGHT * share}
      className="stroke-line"
      strokeWidth="0.5"
      strokeDasharray="2 4"
    />
  ))
}

function Trace({ elapsedMs, isOver }: { elapsedMs: number; isOver: boolean }) {
  const { line, area, x, y } = curveAt(elapsedMs)
  const tone = isOver ? 'text-ink-soft' : 'text-accent-vivid'
  return (
    <g className={tone}>
      <path d={area} fill="currentColor" opacity="0.12" />
      <path d={line} fill="none" stroke="currentColor" strokeWidth="3" strokeLinecap="round" strokeLinejoin="round" />
      <circle cx={x} cy={y} r="5" fill="currentColor" />
    </g>
  )
}
