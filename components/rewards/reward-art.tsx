import {
  BookOpen,
  CakeSlice,
  Clapperboard,
  Coffee,
  Cookie,
  Croissant,
  CupSoda,
  Gift,
  IceCreamCone,
  type LucideIcon,
  Music,
} from 'lucide-react'
import { cx } from '@/components/ui/class-names'
import type { RewardArt as Art } from '@/lib/rewards/catalogue/contract'

const ICONS: Record<Art, LucideIcon> = {
  coffee: Coffee,
  tea: CupSoda,
  cake: CakeSlice,
  icecream: IceCreamCone,
  bread: Croissant,
  snack: Cookie,
  book: BookOpen,
  film: Clapperboard,
  music: Music,
  gift: Gift,
}

/** A reward's picture; its name stands beside it. */
export function RewardArt({ image, className = 'size-16' }: { image: Art; className?: string }) {
  const Icon = ICONS[image]
  return (
    <span
      aria-hidden
      className={cx('flex shrink-0 items-center justify-center rounded-control bg-accent-tint text-accent', className)}
    >
      <Icon className="size-1/2" strokeWidth={1.5} />
    </span>
  )
}
