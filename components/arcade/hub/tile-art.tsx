import type { RpsHand } from '@/lib/arcade/rps/contract'
import type { SlotSymbol as SymbolName } from '@/lib/arcade/slot/contract'
import type { Game } from '@/lib/arcade/stats/contract'
import { BadgeArt } from '../gacha/badge-art'
import { HandDrawing } from '../rps/hand-drawing'
import { type GameRound, isRoundOf } from '../shell/game-round'
import { SlotSymbol } from '../slot-symbol'

/** Shown before the first round: what the game is about, not a result. */
const SIGN = { reels: ['cherry', 'seven', 'bell'], hands: ['scissors', 'rock'], badge: 'moa' } as const
const BOX = 'size-10 sm:size-12'

/** The member's last round as a picture; before it, the game's own. */
export function TileArt({ game, last }: { game: Game; last: GameRound | null }) {
  return (
    <span aria-hidden className="flex shrink-0 items-center rounded-control bg-sunken p-2">
      <Art game={game} last={last} />
    </span>
  )
}

function Art({ game, last }: { game: Game; last: GameRound | null }) {
  if (game === 'slot') {
    const reels: readonly SymbolName[] = last && isRoundOf('slot', last) ? last.result.reels : SIGN.reels
    return reels.map((name, index) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: a reel is its place
      <SlotSymbol key={index} name={name} className={BOX} />
    ))
  }
  if (game === 'rps') {
    const result = last && isRoundOf('rps', last) ? last.result : null
    const hands: readonly [RpsHand, RpsHand] = result ? [result.choice, result.serverChoice] : SIGN.hands
    return (
      <>
        <HandDrawing hand={hands[0]} className={BOX} />
        <HandDrawing hand={hands[1]} className={`-scale-x-100 ${BOX}`} />
      </>
    )
  }
  if (game === 'gacha') {
    const pulls = last && isRoundOf('gacha', last) ? last.result.pulls : []
    return <BadgeArt item={pulls[0]?.item ?? SIGN.badge} className={BOX} />
  }
  return <Curve />
}

/** Crash's curve as it always looks; no round's. */
function Curve() {
  return (
    <svg aria-hidden viewBox="0 0 96 64" className="h-10 w-16 sm:h-12 sm:w-20">
      <path d="M8 8v48h80" fill="none" stroke="var(--edge)" strokeWidth="3" strokeLinecap="round" />
      <path
        d="M8 52C40 52 62 42 82 12"
        fill="none"
        stroke="var(--accent-vivid)"
        strokeWidth="5"
        strokeLinecap="round"
      />
      <circle cx="82" cy="12" r="6" fill="var(--accent-vivid)" />
    </svg>
  )
}
