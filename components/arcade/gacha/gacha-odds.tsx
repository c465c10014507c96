import { useTranslations } from 'next-intl'
import { Card } from '@/components/ui/card'
import { Notice } from '@/components/ui/notice'
import type { GachaOdds as Odds } from '@/lib/arcade/gacha/contract'
import type { OddsVersion } from '@/lib/arcade/odds/contract'
import { OddsFigure } from '../odds/odds-figure'
import { OddsFrame } from '../odds/odds-frame'
import { OddsTable } from '../odds/odds-table'
import { ItemOddsTable } from './item-odds-table'
import { PityCurve } from './pity-curve'
import { RarityMark } from './rarity-mark'

/** Everything about the chances as text: rarities, joint item odds, the guarantee, the ten, the shards. */
export function GachaOdds({ odds, history }: { odds: Odds; history: readonly OddsVersion[] }) {
  const t = useTranslations('gacha.odds')
  const { config, rarities, pity } = odds
  const { softFrom, hard } = config.pity
  const ssr = rarities.find(({ rarity }) => rarity === 'SSR')
  return (
    <OddsFrame odds={odds} history={history} title={t('title')} lead={t('lead')} play={t('play')}>
      <Notice>{t('included')}</Notice>
      <div className="grid gap-6 sm:grid-cols-2">
        {ssr && <OddsFigure title={t('base')} text={t('baseText', { last: softFrom - 1 })} odds={ssr.base} />}
        <LongRun odds={odds} />
      </div>
      <OddsTable
        caption={t('rarities')}
        rows={rarities}
        rowId={({ rarity }) => rarity}
        columns={[
          { id: 'rarity', header: t('rarity'), cell: ({ rarity }) => <RarityMark rarity={rarity} /> },
          { id: 'base', header: t('inBase'), cell: ({ base }) => t('percent', { percent: base.percent }) },
          { id: 'tenth', header: t('inTenth'), cell: ({ tenth }) => t('percent', { percent: tenth.percent }) },
          { id: 'long', header: t('inLongRun'), cell: (one) => t('percent', { percent: one.consolidated.percent }) },
          { id: 'shards', header: t('shards'), cell: ({ shards }) => t('shardsValue', { shards }) },
        ]}
      />
      <ItemOddsTable items={odds.items} />
      <PityCurve curve={pity.curve} hard={hard} />
      <Card className="space-y-3">
        <h2 className="text-17">{t('rules')}</h2>
        <ul className="list-disc space-y-2 ps-5 text-15">
          <li>{t('ruleCost', { one: config.cost.one, ten: config.cost.ten })}</li>
          <li>{t('rulePity', { softFrom, step: config.pity.softStep / 10_000, hard })}</li>
          <li>{t('ruleOrder')}</li>
          <li>{t('ruleTenth', { rarity: config.tenth })}</li>
          <li>{t('ruleOwned')}</li>
          <li>{t('ruleShards')}</li>
          <li>{t('ruleChange')}</li>
          <li>{t('rulePeriod')}</li>
        </ul>
      </Card>
    </OddsFrame>
  )
}

/** So many in a thousand million: a share that four decimals of a percentage would call none. */
const perBillion = ({ numerator, denominator }: Odds['pity']['reachHard']) =>
  Number((BigInt(numerator) * 1_000_000_000n) / BigInt(denominator))

/** What the guarantee makes of the base rate; the whole fraction for those who want to recompute it. */
function LongRun({ odds: { rarities, pity } }: { odds: Odds }) {
  const t = useTranslations('gacha.odds')
  const { consolidated } = rarities.find(({ rarity }) => rarity === 'SSR') ?? {}
  const { median, ninetieth, expectedPulls, reachHard } = pity
  return (
    <Card>
      <h2 className="text-15 text-ink-soft">{t('longRun')}</h2>
      <p className="figure font-semibold text-32">{t('percent', { percent: consolidated?.percent ?? '' })}</p>
      <p className="figure mt-2 text-15">
        {t('longRunText', { expectedPulls, median, ninetieth })} {t('reachHard', { count: perBillion(reachHard) })}
      </p>
      <details className="mt-2 text-13 text-ink-soft">
        <summary className="inline-flex min-h-11 cursor-pointer items-center underline underline-offset-4">
          {t('exact')}
        </summary>
        <p className="break-all font-mono">
          {consolidated?.numerator} / {consolidated?.denominator}
        </p>
      </details>
    </Card>
  )
}
