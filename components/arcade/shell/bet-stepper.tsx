'use client'

import { Minus, Plus } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useId } from 'react'
import { IconButton } from '@/components/ui/icon-button'
import { Money } from '@/components/ui/money'
import type { Stakes } from './stakes'

type BetStepperProps = { bet: number; stakes: Stakes; isDisabled: boolean; onChange: (bet: number) => void }

const ICON = { 'aria-hidden': true, className: 'size-5', strokeWidth: 1.75 } as const

/** The stake: down, up, or one of the usual ones. */
export function BetStepper({ bet, stakes, isDisabled, onChange }: BetStepperProps) {
  const t = useTranslations('arcade.shell')
  const id = useId()
  const lower = stakes.presets.findLast((step) => step < bet)
  const higher = stakes.presets.find((step) => step > bet)
  const step = (to: number | undefined) => to !== undefined && onChange(to)
  return (
    <fieldset aria-describedby={id} disabled={isDisabled} className="space-y-3">
      <legend className="sr-only">{t('bet')}</legend>
      <div className="flex items-center justify-between gap-2 rounded-control bg-sunken p-1">
        <IconButton
          label={t('betDown')}
          icon={<Minus {...ICON} />}
          disabled={lower === undefined}
          onClick={() => step(lower)}
        />
        <output className="text-center">
          <span className="block text-13 text-ink-soft">{t('bet')}</span>
          <Money amount={bet} unit="GOLD" className="font-semibold text-24" />
        </output>
        <IconButton
          label={t('betUp')}
          icon={<Plus {...ICON} />}
          disabled={higher === undefined}
          onClick={() => step(higher)}
        />
      </div>
      <p id={id} className="sr-only">
        {t('betRange', { min: stakes.min, max: stakes.max })}
      </p>
      <ul aria-label={t('presets')} className="flex gap-1">
        {stakes.presets.map((amount) => (
          <li key={amount} className="min-w-0 flex-1">
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
