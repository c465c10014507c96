'use client'

import { useTranslations } from 'next-intl'
import { cx } from '@/components/ui/class-names'
import { SideMark } from '../shell/side-mark'
import type { Side } from './use-picking'

const CHOSEN: Record<Side, string> = { UP: 'border-up bg-up text-surface', DOWN: 'border-down bg-down text-surface' }
const OFFERED: Record<Side, string> = { UP: 'text-up hover:border-up', DOWN: 'text-down hover:border-down' }

type SideButtonProps = {
  side: Side
  /** Whose side it is, for those who hear the button alone. */
  name: string
  isChosen: boolean
  isDisabled: boolean
  onPress: () => void
}

/** One of the two answers, as big as a thumb. */
export function SideButton({ side, name, isChosen, isDisabled, onPress }: SideButtonProps) {
  const t = useTranslations('ox')
  return (
    <button
      type="button"
      aria-pressed={isChosen}
      aria-label={t(`today.card.press.${side}`, { name })}
      disabled={isDisabled}
      onClick={onPress}
      className={cx(
        'flex min-h-24 select-none flex-col items-center justify-center gap-1 rounded-control border-2 font-semibold transition duration-150',
        'active:scale-[0.98] disabled:cursor-not-allowed disabled:opacity-50',
        isChosen ? CHOSEN[side] : cx('bg-surface', OFFERED[side]),
      )}
    >
      <SideMark side={side} isPlain className="size-9" />
      <span className="text-17">{t(`common.sides.${side}`)}</span>
    </button>
  )
}
