import { TrendingUp } from 'lucide-react'
import { RARITIES } from '@/lib/arcade/gacha/constants'
import type { GachaRound } from '@/lib/arcade/gacha/contract'
import { BadgeArt } from '../gacha/badge-art'
import { HandDrawing } from '../rps/hand-drawing'
import { SlotSymbol } from '../slot-symbol'
import { type GameRound, isRoundOf } from './game-round'

const ICON = { className: 'size-6 text-accent', strokeWidth: 1.75 } as const

/** The result as a small picture; the words beside it say the same. */
export function RoundGlyph({ round }: { round: GameRound }) {
  return (
    <span aria-hidden className="flex w-16 shrink-0 sm:w-21 items-center justify-center">
      <Picture round={round} />
    </span>
  )
}

function Picture({ round }: { round: GameRound }) {
  if (isRoundOf('slot', round)) {
    return round.result.reels.map((name, index) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: a reel is its place
      <SlotSymbol key={index} name={name} className="size-5 sm:size-7" />
    ))
  }
  if (isRoundOf('rps', round)) {
    return (
      <>
        <HandDrawing hand={round.result.choice} className="size-8 sm:size-9" />
        <HandDrawing hand={round.result.serverChoice} className="-scale-x-100 size-9 opacity-70" />
      </>
    )
  }
  return isRoundOf('gacha', round) ? <Badges pulls={round.result.pulls} /> : <TrendingUp {...ICON} />
}

const BADGES = 2

/** The rarest that came, as many as there is room for. */
function Badges({ pulls }: { pulls: GachaRound['result']['pulls'] }) {
  const rarest = RARITIES.flatMap((rarity) => pulls.filter((pull) => pull.rarity === rarity))
  return rarest.slice(0, BADGES).map(({ item }, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: the same badge may come twice
    <BadgeArt key={index} item={item} className="size-8" />
  ))
}
