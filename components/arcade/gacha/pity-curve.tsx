import { useTranslations } from 'next-intl'
import { RARITIES } from '@/lib/arcade/gacha/constants'
import type { GachaOdds } from '@/lib/arcade/gacha/contract'
import { OddsTable } from '../odds/odds-table'
import { sayPpm } from './say-ppm'

const WIDTH = 640
const HEIGHT = 160
const PPM = 1_000_000

type PityCurveProps = { curve: GachaOdds['pity']['curve']; hard: number }

/** The odds of each pull since the last SSR: a small picture, and under it the same as a table. */
export function PityCurve({ curve, hard }: PityCurveProps) {
  const t = useTranslations('gacha.odds')
  const xOf = (pull: number) => (WIDTH * pull) / hard
  const yOf = (ppm: number) => HEIGHT - (HEIGHT * ppm) / PPM
  const path = curve
    .map(({ from, to, rates }) => `L${xOf(from - 1)} ${yOf(rates.SSR)}L${xOf(to)} ${yOf(rates.SSR)}`)
    .join('')
  return (
    <div className="space-y-4">
      <figure className="rounded-card bg-surface p-6">
        <svg viewBox={`-2 -6 ${WIDTH + 4} ${HEIGHT + 12}`} role="img" aria-label={t('curveAlt')} className="w-full">
          <path d={`M0 ${HEIGHT}${path}L${WIDTH} ${HEIGHT}Z`} className="fill-accent-tint" />
          <path
            d={`M${path.slice(1)}`}
            fill="none"
            strokeWidth="3"
            strokeLinejoin="round"
            className="stroke-accent-vivid"
          />
          <path d={`M0 ${HEIGHT}H${WIDTH}`} className="stroke-edge" />
        </svg>
        <figcaption className="figure mt-2 flex justify-between text-13 text-ink-soft">
          <span>{t('pullNumber', { pull: 1 })}</span>
          <span>{t('curve')}</span>
          <span>{t('pullNumber', { pull: hard })}</span>
        </figcaption>
      </figure>
      <OddsTable
        caption={t('curveTable')}
        rows={curve}
        rowId={({ from }) => String(from)}
        columns={[
          {
            id: 'pulls',
            header: t('pulls'),
            cell: ({ from, to }) => (from === to ? t('pullNumber', { pull: from }) : t('pullRange', { from, to })),
          },
          ...RARITIES.map((rarity) => ({
            id: rarity,
            header: rarity,
            cell: ({ rates }: PityCurveProps['curve'][number]) => t('percent', { percent: sayPpm(rates[rarity]) }),
          })),
        ]}
      />
    </div>
  )
}
