import { useTranslations } from 'next-intl'
import { cx } from '@/components/ui/class-names'
import type { Rarity } from '@/lib/arcade/gacha/contract'

/** Of 24 × 24. Rarities differ in shape and name before they differ in colour; null is what only shards buy. */
const SHAPES = {
  N: ['M12 4a8 8 0 1 1 0 16 8 8 0 0 1 0-16z', 'oklch(78% 0.02 280)'],
  R: ['M12 3l9 9-9 9-9-9z', 'oklch(74% 0.15 245)'],
  SR: ['M12 3l8 4.5v9L12 21l-8-4.5v-9z', 'oklch(74% 0.17 300)'],
  SSR: ['M12 2l3 6.8 7 .8-5.2 4.9 1.4 7.2-6.2-3.6-6.2 3.6 1.4-7.2L2 9.6l7-.8z', 'oklch(86% 0.16 90)'],
  limited: ['M4 4h16v16H4z', 'oklch(80% 0.12 190)'],
} as const

/** How rare something is: shape, name, colour. */
export function RarityMark({ rarity, className }: { rarity: Rarity | null; className?: string }) {
  const t = useTranslations('gacha.rarities')
  const [shape, color] = SHAPES[rarity ?? 'limited']
  return (
    <span className={cx('inline-flex items-center gap-1 whitespace-nowrap font-semibold text-13', className)}>
      <svg aria-hidden viewBox="0 0 24 24" className="size-4 shrink-0">
        <path d={shape} fill={color} />
      </svg>
      {t(rarity ?? 'limited')}
    </span>
  )
}
