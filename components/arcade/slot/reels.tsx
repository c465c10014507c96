'use client'

import { useTranslations } from 'next-intl'
import { cx } from '@/components/ui/class-names'
import { SLOT_SYMBOLS } from '@/lib/arcade/slot/constants'
import type { SlotResult, SlotSymbol as SymbolName } from '@/lib/arcade/slot/contract'
import { SlotSymbol } from '../slot-symbol'
import styles from './reels.module.css'

type ReelsProps = {
  reels: readonly SymbolName[]
  /** Reels that stand, from the left; the others turn. */
  stoppedCount: number
  /** What the finished round came to; its line lights up. */
  result: SlotResult | null
  isStill: boolean
}

/** The three reels on their shelf: one symbol each, the one that was drawn. */
export function Reels({ reels, stoppedCount, result, isStill }: ReelsProps) {
  const t = useTranslations('arcade')
  const isTurning = stoppedCount < reels.length
  const names = reels.map((name) => t(`symbols.${name}`)).join(', ')
  return (
    <div
      role="img"
      aria-label={isTurning ? t('slot.rolling') : names}
      className="rounded-card bg-sunken p-3 shadow-float sm:p-4"
      data-turning={isTurning || undefined}
    >
      <div className="grid grid-cols-3 gap-2 sm:gap-3">
        {reels.map((name, index) => (
          <Reel
            // biome-ignore lint/suspicious/noArrayIndexKey: a reel is its place
            key={index}
            name={name}
            isTurning={index >= stoppedCount}
            isLit={!isTurning && isOnLine(result, name)}
            isStill={isStill}
          />
        ))}
      </div>
      <div aria-hidden className="mt-3 h-1 rounded-full bg-accent-fill glow" />
    </div>
  )
}

const isOnLine = (result: SlotResult | null, name: SymbolName) =>
  result?.presentation === 'win' && (result.line === name || (result.line === 'two_cherries' && name === 'cherry'))

/** Every symbol once, and the first again, so that the loop has no seam. */
const STRIP: { key: string; symbol: SymbolName }[] = [
  ...SLOT_SYMBOLS.map((symbol) => ({ key: symbol, symbol })),
  { key: 'again', symbol: SLOT_SYMBOLS[0] },
]

type ReelProps = { name: SymbolName; isTurning: boolean; isLit: boolean; isStill: boolean }

function Reel({ name, isTurning, isLit, isStill }: ReelProps) {
  return (
    <div
      className={cx(
        'aspect-square overflow-hidden rounded-control border-2 bg-surface transition-shadow duration-250',
        isLit && 'border-accent glow',
      )}
    >
      {isTurning && !isStill ? (
        <div className={styles.strip}>
          {STRIP.map(({ key, symbol }) => (
            <SlotSymbol key={key} name={symbol} className="p-[12%] opacity-60" />
          ))}
        </div>
      ) : (
        <SlotSymbol
          key={`${name}-${isTurning}`}
          name={name}
          className={cx('size-full p-[12%]', isTurning && 'opacity-30', isStill ? styles.still : styles.landed)}
        />
      )}
    </div>
  )
}
