'use client'

import { useTranslations } from 'next-intl'
import { SideMark } from '../shell/side-mark'

const SIDES = ['UP', 'DOWN'] as const
type Side = (typeof SIDES)[number]

/** O and X under the thumb. */
export function SideButtons({ isBusy, onSide }: { isBusy: boolean; onSide: (side: Side) => void }) {
  const t = useTranslations('ox.common')
  return (
    <div className="grid grid-cols-2 gap-3">
      {SIDES.map((side) => (
        <button
          key={side}
          type="button"
          aria-disabled={isBusy || undefined}
          onClick={() => !isBusy && onSide(side)}
          className="flex min-h-24 flex-col items-center justify-center gap-1 rounded-control border border-edge bg-surface font-semibold text-15 transition duration-150 hover:bg-sunken active:scale-[0.98] still:active:scale-100 aria-disabled:cursor-not-allowed aria-disabled:opacity-50"
        >
          <SideMark side={side} className="size-9" />
          {t(`sides.${side}`)}
        </button>
      ))}
    </div>
  )
}
