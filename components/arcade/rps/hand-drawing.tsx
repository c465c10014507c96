import type { ReactNode } from 'react'
import type { RpsHand } from '@/lib/arcade/rps/contract'

type FingerProps = { x: number; top: number; length: number; tilt?: number; width?: number }

/** One finger, standing on the line y = 62 and tilted around its foot. */
function Finger({ x, top, length, tilt = 0, width = 15 }: FingerProps) {
  const half = width / 2
  return (
    <rect
      x={x - half}
      y={top}
      width={width}
      height={length}
      rx={half}
      transform={tilt === 0 ? undefined : `rotate(${tilt} ${x} 62)`}
    />
  )
}

const PALM = <path d="M22 54h52v16c0 13-10 22-26 22S22 83 22 70z" />

/** Drawn for Moa in the manner of the reels' symbols: told apart by shape before colour. */
const DRAWINGS: Record<RpsHand, { hue: string; edge: string; drawing: ReactNode }> = {
  rock: {
    hue: 'oklch(70% 0.13 215)',
    edge: 'oklch(94% 0.06 210)',
    drawing: (
      <>
        {PALM}
        <Finger x={29} top={36} length={34} />
        <Finger x={42} top={32} length={36} />
        <Finger x={55} top={32} length={36} />
        <Finger x={67} top={36} length={32} width={14} />
        <rect x="22" y="60" width="42" height="17" rx="8.5" transform="rotate(-8 40 68)" />
      </>
    ),
  },
  paper: {
    hue: 'oklch(82% 0.15 85)',
    edge: 'oklch(96% 0.07 95)',
    drawing: (
      <>
        <rect x="8" y="50" width="34" height="15" rx="7.5" transform="rotate(38 36 60)" />
        <Finger x={30} top={14} length={50} tilt={-9} width={14} />
        <Finger x={43} top={6} length={58} tilt={-3} width={14} />
        <Finger x={56} top={8} length={56} tilt={4} width={14} />
        <Finger x={68} top={20} length={44} tilt={12} width={13} />
        {PALM}
        <path d="M36 74c6 5 15 6 24 2" fill="none" />
      </>
    ),
  },
  scissors: {
    hue: 'oklch(72% 0.2 345)',
    edge: 'oklch(95% 0.06 340)',
    drawing: (
      <>
        <Finger x={40} top={4} length={60} tilt={-13} />
        <Finger x={54} top={4} length={60} tilt={15} />
        {PALM}
        <Finger x={67} top={46} length={26} width={14} />
        <Finger x={55} top={50} length={26} width={14} />
        <rect x="22" y="60" width="36" height="16" rx="8" transform="rotate(-14 38 68)" />
      </>
    ),
  },
}

/** One hand. Says nothing by itself: give it a name where it stands alone. */
export function HandDrawing({ hand, className }: { hand: RpsHand; className?: string }) {
  const { hue, edge, drawing } = DRAWINGS[hand]
  return (
    <svg viewBox="0 0 96 96" aria-hidden className={className}>
      <g fill={hue} stroke={edge} strokeWidth="3.5" strokeLinejoin="round" strokeLinecap="round">
        {drawing}
      </g>
    </svg>
  )
}
