'use client'

import { useTranslations } from 'next-intl'
import type { Paytable } from '@/lib/arcade/paytables/contract'
import { type ConfigOf, figuresOf } from '@/lib/arcade/paytables/rules/games'
import type { Game } from '@/lib/arcade/stats/contract'
import { Differences } from './differences'
import { ReturnFigures } from './return-figures'
import type { Refusal } from './use-refusals'

type PreviewProps = { game: Game; config: ConfigOf[Game] | null; current: Paytable; refusals: readonly Refusal[] }

/** What publishing the draft would change, and why it can't be published. */
export function Preview({ game, config, current, refusals }: PreviewProps) {
  const t = useTranslations('admin.paytable')
  const reasons = refusals.filter(({ words }) => words !== '')
  return (
    <div className="space-y-4">
      <h3 className="text-15">{t('preview')}</h3>
      {config && <ReturnFigures before={current} after={figuresOf(game, config)} />}
      <div role="status" aria-live="polite">
        {reasons.length > 0 && (
          <div className="space-y-1 rounded-mark border border-danger p-3 text-13">
            <p className="font-semibold text-danger">{t('refusals')}</p>
            <ul className="list-disc space-y-1 ps-4">
              {reasons.map(({ id, words }) => (
                <li key={id}>{words}</li>
              ))}
            </ul>
          </div>
        )}
      </div>
      {config && (
        <div>
          <h4 className="pb-1 text-13 text-ink-soft">{t('comparedWithCurrent', { version: current.version })}</h4>
          <Differences game={game} before={current.config} after={config} />
        </div>
      )}
    </div>
  )
}
