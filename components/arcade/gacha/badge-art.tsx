import type { ItemId } from '@/lib/arcade/gacha/contract'
import { DRAWINGS } from './badge-drawings'

type BadgeArtProps = { item: ItemId; className?: string }

/** The picture of an item. Its name stands beside it. */
export function BadgeArt({ item, className }: BadgeArtProps) {
  return (
    <svg
      aria-hidden
      viewBox="0 0 96 96"
      className={className}
      stroke="oklch(96% 0.03 280)"
      strokeWidth="4"
      strokeLinecap="round"
      strokeLinejoin="round"
    >
      {DRAWINGS[item]}
    </svg>
  )
}
