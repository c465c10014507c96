'use client'

import { useTranslations } from 'next-intl'
import { cx } from '@/components/ui/class-names'
import type { RpsHand, RpsRound } from '@/lib/arcade/rps/contract'
import styles from './arena.module.css'
import { HandDrawing } from './hand-drawing'

type ArenaProps = {
  /** The finished round; null before the first one and while one is under way. */
  round: RpsRound | null
  choice: RpsHand | null
  isUnderWay: boolean
  isStill: boolean
}

/** The two hands across from each other. Fists until all of the round is to be shown. */
export function Arena({ round, choice, isUnderWay, isStill }: ArenaProps) {
  const t = useTranslations()
  const result = round?.result ?? null
  const isWin = result?.presentation === 'win'
  const handOf = (hand: RpsHand | null) => hand && t(`arcade.hands.${hand}`)
  const mine = handOf(result?.choice ?? (isUnderWay ? null : choice))
  return (
    <div className="rounded-card bg-sunken p-3 shadow-float sm:p-4" data-turning={isUnderWay || undefined}>
      <div className="grid grid-cols-[minmax(0,1fr)_auto_minmax(0,1fr)] items-center gap-2">
        <Side title={t('rps.mine')} name={mine} isLit={isWin}>
          <Hand hand={result?.choice ?? (isUnderWay ? 'rock' : choice)} isBeating={isUnderWay} isStill={isStill} />
        </Side>
        <span aria-hidden className="font-bold text-20 text-ink-soft">
          {t('rps.versus')}
        </span>
        <Side title={t('rps.theirs')} name={handOf(result?.serverChoice ?? null)} isLit={false}>
          <Hand
            hand={result?.serverChoice ?? (isUnderWay ? 'rock' : null)}
            isBeating={isUnderWay}
            isStill={isStill}
            isMirrored
          />
        </Side>
      </div>
      <div aria-hidden className="mt-3 h-1 rounded-full bg-accent-fill glow" />
    </div>
  )
}

type SideProps = { title: string; name: string | null; isLit: boolean; children: React.ReactNode }

function Side({ title, name, isLit, children }: SideProps) {
  return (
    <div className="flex min-w-0 flex-col items-center gap-1.5">
      <span
        className={cx(
          'flex aspect-square w-full max-w-28 items-center sm:max-w-32 justify-center rounded-card border-2 bg-surface p-[10%] transition-shadow duration-250',
          isLit && 'border-accent glow',
        )}
      >
        {children}
      </span>
      <span className="text-13 text-ink-soft">
        {title}
        {name && <span className="font-semibold text-ink"> {name}</span>}
      </span>
    </div>
  )
}

type HandProps = { hand: RpsHand | null; isBeating: boolean; isStill: boolean; isMirrored?: boolean }

function Hand({ hand, isBeating, isStill, isMirrored = false }: HandProps) {
  if (hand === null) {
    return (
      <span aria-hidden className="font-bold text-44 text-ink-soft">
        ?
      </span>
    )
  }
  const arrival = isStill ? styles.still : styles.landed
  return (
    <span key={`${hand}-${isBeating}`} className={cx('size-full', isMirrored && styles.mirrored)}>
      <HandDrawing
        hand={hand}
        className={cx('size-full', isBeating && !isStill ? styles.beat : arrival, isBeating && isStill && 'opacity-40')}
      />
    </span>
  )
}
