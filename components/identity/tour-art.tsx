import type { ReactNode } from 'react'
import type { TourCard } from './tour-progress'

const SERVICES = ['home', 'shop', 'ox', 'arcade', 'planner'] as const
const TURN = 2 * Math.PI

/** Discs on a ring round the middle, in the services' colours. */
const ring = (radius: number, size: number, only?: string) =>
  SERVICES.map((service, index) => {
    const angle = (index / SERVICES.length) * TURN - TURN / 4
    return (
      <circle
        key={service}
        cx={(100 + radius * Math.cos(angle)).toFixed(1)}
        cy={(100 + radius * Math.sin(angle)).toFixed(1)}
        r={size}
        fill={only && only !== service ? 'var(--line)' : `var(--${service})`}
      />
    )
  })

const ART: Record<TourCard, ReactNode> = {
  wallet: (
    <>
      {ring(62, 17)}
      <rect x="66" y="78" width="68" height="46" rx="12" fill="var(--ink)" />
      <circle cx="119" cy="101" r="6" fill="var(--canvas)" />
    </>
  ),
  play: (
    <>
      {ring(62, 17, 'arcade')}
      <circle cx="100" cy="100" r="32" fill="var(--shop)" />
      <circle cx="100" cy="100" r="23" fill="none" stroke="var(--canvas)" strokeWidth="4" strokeDasharray="3 6" />
    </>
  ),
  proof: (
    <>
      {ring(62, 17)}
      <circle cx="96" cy="96" r="28" fill="var(--canvas)" stroke="var(--ink)" strokeWidth="8" />
      <path d="M117 117l19 19" stroke="var(--ink)" strokeWidth="10" strokeLinecap="round" />
      <path
        d="M84 97l9 9 16-18"
        fill="none"
        stroke="var(--positive)"
        strokeWidth="7"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </>
  ),
  reward: (
    <>
      {ring(44, 25)}
      <path d="M72 66h56v70l-9.3-6-9.4 6-9.3-6-9.3 6-9.4-6-9.3 6z" fill="var(--raised)" stroke="var(--line)" />
      <path d="M84 84h32M84 97h20" stroke="var(--ink-soft)" strokeWidth="5" strokeLinecap="round" />
      <path d="M100 107v14M93 114h14" stroke="var(--positive)" strokeWidth="5" strokeLinecap="round" />
    </>
  ),
}

/** A picture for a card of the tour; the card's words say the same. */
export function TourArt({ card }: { card: TourCard }) {
  return (
    <svg key={card} viewBox="0 0 200 200" aria-hidden className="size-56 animate-rise">
      {ART[card]}
    </svg>
  )
}
