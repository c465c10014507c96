'use client'

import { Minus, Plus } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useId } from 'react'
import { IconButton } from '@/components/ui/icon-button'
import { Money } from '@/components/ui/money'
import { BET_STEPS, STAKE_MAX, STAKE_MIN } from '@/lib/arcade/slot/constants'

type BetStepperProps = { bet: number; isDisabled: boolean; onChange: (bet: number) => void }

/** The stake: down, up, or one of the usual ones. */
export function BetStepper({ bet, isDisabled, onChange }: BetStepperProps) {
  const t = useTranslations('arcade.slot')
  const id = useId()
  const lower = BET_STEPS.findLast((step) => step < bet)
  const higher = BET_STEPS.find((step) => step > bet)
  const step = (to: number | undefined) => to !== undefined && onChange(to)
  return (
    <fieldset aria-describedby={id} disabled={isDisabled} className="space-y-3">
      <legend className="sr-only">{t('bet')}</legend>
      <div className="flex items-center justify-between gap-2 rounded-control bg-sunken p-1">
        <IconButton
          label={t('betDown')}
          icon={<Minus aria-hidden className="size-5" strokeWidth={1.75} />}
          disabled={lower === undefined}
          onClick={() => step(lower)}
        />
        <output className="text-center">
          <span className="block text-13 text-ink-soft">{t('bet')}</span>
          <Money amount={bet} unit="GOLD" className="font-semibold text-24" />
        </output>
        <IconButton
          label={t('betUp')}
          icon={<Plus aria-hidden className="size-5" strokeWidth={1.75} />}
          disabled={higher === undefined}
          onClick={() => step(higher)}
        />
      </div>
      <p id={id} className="sr-only">
        {t('betRange', { min: STAKE_MIN, max: STAKE_MAX })}
      </p>
      <ul aria-label={t('presets')} className="grid grid-cols-7 gap-1">
        {BET_STEPS.map((amount) => (
          <li key={amount}>
            <button
              type="button"
              aria-pressed={amount === bet}
              onClick={() => onChange(amount)}
              className="figure min-h-11 w-full rounded-control text-13 text-ink-soft transition duration-150 hover:bg-sunken aria-pressed:bg-accent-tint aria-pressed:font-semibold aria-pressed:text-accent disabled:opacity-50"
            >
              {amount}
            </button>
          </li>
        ))}
      </ul>
    </fieldset>
  )
}
