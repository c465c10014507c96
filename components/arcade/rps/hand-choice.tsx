'use client'

import { useTranslations } from 'next-intl'
import { useId } from 'react'
import type { RpsHand } from '@/lib/arcade/rps/contract'
import { HandDrawing } from './hand-drawing'
import { HANDS_IN_ORDER, useHandKeys } from './use-hand-keys'

type HandChoiceProps = { chosen: RpsHand | null; isDisabled: boolean; onChoose: (hand: RpsHand) => void }

/** Three big hands, one to be shown: by tap, by the keys 1, 2, 3, or as the radio buttons they are. */
export function HandChoice({ chosen, isDisabled, onChoose }: HandChoiceProps) {
  const t = useTranslations()
  const name = useId()
  useHandKeys(onChoose, isDisabled)
  return (
    <fieldset disabled={isDisabled}>
      <legend className="sr-only">{t('rps.choose')}</legend>
      <div className="grid grid-cols-3 gap-2 sm:gap-3">
        {HANDS_IN_ORDER.map((hand, index) => (
          <label
            key={hand}
            className="relative flex cursor-pointer flex-col items-center gap-1 rounded-card border-2 border-line bg-surface px-2 pt-2 pb-1 sm:pt-3 sm:pb-2 transition duration-150 hover:bg-raised has-disabled:cursor-not-allowed has-checked:border-accent has-checked:bg-accent-tint has-disabled:opacity-60 has-focus-visible:outline-2 has-focus-visible:outline-accent has-focus-visible:outline-offset-2"
          >
            <input
              type="radio"
              name={name}
              value={hand}
              checked={hand === chosen}
              onChange={() => onChoose(hand)}
              className="absolute inset-0 cursor-pointer opacity-0 disabled:cursor-not-allowed"
            />
            <HandDrawing hand={hand} className="w-full max-w-14 sm:max-w-20" />
            <span className="font-semibold">{t(`arcade.hands.${hand}`)}</span>
            <kbd aria-hidden className="absolute end-2 top-2 hidden font-mono text-13 text-ink-soft lg:block">
              {index + 1}
            </kbd>
          </label>
        ))}
      </div>
    </fieldset>
  )
}
