'use client'

import { useTranslations } from 'next-intl'
import { BrandMark } from '@/components/layout/brand-mark'
import { cx } from '@/components/ui/class-names'
import type { GachaPull, GachaRound } from '@/lib/arcade/gacha/contract'
import { BadgeArt } from './badge-art'
import styles from './cards.module.css'
import { RarityMark } from './rarity-mark'

type PullCardsProps = {
  /** The decided round; null before the first one. */
  round: GachaRound | null
  /** Cards that lie open, from the first. */
  shownCount: number
  /** Cards to lay out while the answer is under way. */
  asked: number
  isPending: boolean
  isStill: boolean
}

/** The cards of a round: face down until their turn, and all alike until then. */
export function PullCards({ round, shownCount, asked, isPending, isStill }: PullCardsProps) {
  const t = useTranslations('gacha')
  const pulls = isPending ? [] : (round?.result.pulls ?? [])
  const count = isPending ? asked : Math.max(1, pulls.length)
  const isOne = count === 1
  return (
    <ol
      aria-label={t('cards')}
      data-turning={isPending || undefined}
      className={cx(
        'grid rounded-card bg-sunken p-3 shadow-float sm:p-4',
        isOne ? 'grid-cols-1 justify-items-center' : 'grid-cols-5 gap-1.5 sm:gap-2',
      )}
    >
      {Array.from({ length: count }, (_, index) => {
        const pull = index < shownCount ? pulls[index] : undefined
        return (
          <li
            // biome-ignore lint/suspicious/noArrayIndexKey: a card is its place
            key={`${round?.id}-${index}-${pull !== undefined}`}
            className={cx('flex min-w-0', isOne ? 'h-60 w-48' : 'h-36 sm:h-44')}
          >
            {pull ? <OpenCard pull={pull} isStill={isStill} /> : <FaceDown />}
          </li>
        )
      })}
    </ol>
  )
}

function FaceDown() {
  const t = useTranslations('gacha')
  return (
    <span className="flex w-full items-center justify-center rounded-control border-2 border-line bg-surface text-ink-soft">
      <span className="sr-only">{t('faceDown')}</span>
      <BrandMark className="size-10 opacity-50" />
    </span>
  )
}

function OpenCard({ pull, isStill }: { pull: GachaPull; isStill: boolean }) {
  const t = useTranslations('gacha')
  const { item, rarity, isDuplicate, shards } = pull
  // Rare and new: a quiet edge of light around the item. Never for N, R or what was there already.
  const isSpecial = !isDuplicate && (rarity === 'SSR' || rarity === 'SR')
  return (
    <span
      data-special={isSpecial || undefined}
      className={cx(
        'flex w-full flex-col items-center justify-between gap-1 rounded-control border-2 bg-surface px-0.5 py-2 text-center sm:py-3',
        isStill ? styles.still : styles.opened,
        isSpecial && 'border-accent glow',
      )}
    >
      <RarityMark rarity={rarity} />
      <BadgeArt item={item} className="min-h-0 flex-1" />
      <span className="font-semibold text-13 sm:text-15">{t(`items.${item}`)}</span>
      <span className="text-13 text-ink-soft">{isDuplicate ? t('toShards', { shards }) : t('isNew')}</span>
    </span>
  )
}
