'use client'

import { useFormatter, useTranslations } from 'next-intl'
import { useId } from 'react'
import { Card } from '@/components/ui/card'
import { RARITIES } from '@/lib/arcade/gacha/constants'
import type { GachaState } from '@/lib/arcade/gacha/contract'
import { RarityMark } from './rarity-mark'
import { sayPpm } from './say-ppm'

/** How far the guarantee is. */
export function PityBar({ state: { pity, guaranteedIn } }: { state: GachaState }) {
  const t = useTranslations('gacha')
  const id = useId()
  return (
    <div className="space-y-2">
      <div className="flex items-baseline justify-between gap-4">
        <h2 id={id} className="text-17">
          {t('guarantee')}
        </h2>
        <p className="figure font-semibold text-17">{t('guaranteedIn', { count: guaranteedIn })}</p>
      </div>
      <div
        role="progressbar"
        aria-labelledby={id}
        aria-valuemin={0}
        aria-valuemax={pity + guaranteedIn}
        aria-valuenow={pity}
        aria-valuetext={t('guaranteedIn', { count: guaranteedIn })}
        className="h-3 overflow-hidden rounded-full bg-sunken"
      >
        <div
          className="h-full rounded-full bg-accent-fill transition-[width] duration-250"
          style={{ width: `${(100 * pity) / (pity + guaranteedIn)}%` }}
        />
      </div>
      <p className="text-13 text-ink-soft">{t('pity', { count: pity })}</p>
    </div>
  )
}

/** The exact odds of the member's own next pull, and what the pulls so far came to. */
export function NextPull({ state }: { state: GachaState }) {
  const t = useTranslations('gacha')
  const { next, ssrWithinTen } = state
  return (
    <Card className="space-y-4">
      <div>
        <h2 className="text-17">{t('next')}</h2>
        <dl className="mt-2 grid grid-cols-2 gap-x-6 gap-y-2 sm:max-lg:grid-cols-4">
          {RARITIES.map((rarity) => (
            <div key={rarity}>
              <dt>
                <RarityMark rarity={rarity} />
              </dt>
              <dd className="figure font-semibold">{t('percent', { percent: sayPpm(next[rarity]) })}</dd>
            </div>
          ))}
        </dl>
        <p className="figure mt-2 text-13 text-ink-soft">{t('withinTen', { percent: ssrWithinTen.percent })}</p>
      </div>
      <Totals state={state} />
    </Card>
  )
}

/** Totals and luck, both as they are: luck is a place among all possible courses, no promise for the next pull. */
function Totals({ state: { pulls, pulled, luck } }: { state: GachaState }) {
  const t = useTranslations('gacha')
  const format = useFormatter()
  const share = (value: number) => format.number(value, { style: 'percent', maximumFractionDigits: 1 })
  if (pulls === 0) return <p className="text-15 text-ink-soft">{t('noPulls')}</p>
  return (
    <div className="space-y-1 border-t pt-4 text-15">
      <p className="figure">{t('totals', { pulls, ...pulled })}</p>
      {luck && (
        <p className="text-ink-soft">
          {t('luck', { pulls: luck.pulls, ssr: luck.ssr, atLeast: share(luck.atLeast) })}{' '}
          {t('percentile', { percentile: share(luck.percentile) })}
        </p>
      )}
    </div>
  )
}
