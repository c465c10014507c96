'use client'

import { useTranslations } from 'next-intl'
import { useId } from 'react'
import { Segmented } from '@/components/ui/segmented'
import { PERIODS } from '@/lib/arcade/periods/constants'
import type { Period } from '@/lib/arcade/periods/contract'
import { GAMES } from '@/lib/arcade/stats/constants'
import type { Game } from '@/lib/arcade/stats/contract'

/** Which stretch of the Korean calendar is looked at. */
export function PeriodChoice({ value, onChange }: { value: Period; onChange: (period: Period) => void }) {
  const t = useTranslations('records.periods')
  const id = useId()
  return (
    <div>
      <h3 id={id} className="sr-only">
        {t('label')}
      </h3>
      <Segmented
        labelledBy={id}
        value={value}
        options={PERIODS.map((period) => ({ value: period, label: t(period) }))}
        onChange={onChange}
      />
    </div>
  )
}

const isGame = (value: string): value is Game => (GAMES as readonly string[]).includes(value)

/** One game, or all of them (null). */
export function GameChoice({ value, onChange }: { value: Game | null; onChange: (game: Game | null) => void }) {
  const t = useTranslations('records')
  const id = useId()
  return (
    <div className="flex items-center gap-3">
      <label htmlFor={id} className="shrink-0 font-medium text-15 text-ink-soft">
        {t('gameLabel')}
      </label>
      <select
        id={id}
        value={value ?? 'all'}
        onChange={({ target }) => onChange(isGame(target.value) ? target.value : null)}
        className="min-h-11 w-full min-w-0 rounded-control border border-edge bg-surface px-3 text-15 sm:w-auto"
      >
        <option value="all">{t('games.all')}</option>
        {GAMES.map((game) => (
          <option key={game} value={game}>
            {t(`games.${game}`)}
          </option>
        ))}
      </select>
    </div>
  )
}
