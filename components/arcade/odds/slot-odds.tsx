import { useTranslations } from 'next-intl'
import { Card } from '@/components/ui/card'
import type { OddsVersion } from '@/lib/arcade/odds/contract'
import { PAY_MIN } from '@/lib/arcade/paytables/constants'
import type { LineOdds, SlotOdds as Odds } from '@/lib/arcade/paytables/contract'
import { SLOT_SYMBOLS } from '@/lib/arcade/slot/constants'
import type { SlotConfig, SlotLine, SlotSymbol as SymbolName } from '@/lib/arcade/slot/contract'
import { SlotSymbol } from '../slot-symbol'
import { OddsFigure } from './odds-figure'
import { OddsFrame } from './odds-frame'
import { OddsTable } from './odds-table'

/** The whole paytable as text that can be searched: every line's exact odds, and what follows from them. */
export function SlotOdds({ odds, history }: { odds: Odds; history: readonly OddsVersion[] }) {
  const t = useTranslations('arcade.odds')
  const lead = t('lead', { stops: odds.stops, outcomes: odds.rtp.denominator })
  return (
    <OddsFrame odds={odds} history={history} title={t('title')} lead={lead} play={t('play')}>
      <div className="grid gap-6 sm:grid-cols-2">
        <OddsFigure title={t('rtp')} text={t('rtpText')} odds={odds.rtp} />
        <OddsFigure title={t('hit')} text={t('hitText', { min: PAY_MIN })} odds={odds.hit} />
      </div>
      <LineTable lines={odds.lines} />
      <WeightTable config={odds.config} />
      <p className="max-w-[34rem] text-15 text-ink-soft">{t('rules')}</p>
    </OddsFrame>
  )
}

const PICTURES = (line: SlotLine): SymbolName[] => (line === 'two_cherries' ? ['cherry', 'cherry'] : [line, line, line])

function LineTable({ lines }: { lines: LineOdds[] }) {
  const t = useTranslations('arcade')
  const odds = useTranslations('odds')
  return (
    <OddsTable
      caption={t('odds.table')}
      rows={lines}
      rowId={({ line }) => line}
      columns={[
        { id: 'line', header: t('odds.line'), cell: ({ line }) => <LineName line={line} /> },
        { id: 'pays', header: t('odds.pays'), cell: ({ pays }) => t('odds.times', { pays }) },
        { id: 'chance', header: t('odds.chance'), cell: (one) => t('percent', { percent: one.odds.percent }) },
        { id: 'exact', header: odds('fraction'), cell: (one) => `${one.odds.numerator}/${one.odds.denominator}` },
        {
          id: 'oneIn',
          header: t('odds.oneIn'),
          cell: (one) => t('odds.oneInValue', { count: Math.round(one.odds.denominator / one.odds.numerator) }),
        },
      ]}
    />
  )
}

function LineName({ line }: { line: SlotLine }) {
  const t = useTranslations('arcade.lines')
  return (
    <>
      <span aria-hidden className="me-2 inline-flex align-middle max-sm:hidden">
        {PICTURES(line).map((name, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a reel is its place
          <SlotSymbol key={index} name={name} className="size-6" />
        ))}
      </span>
      <span className="whitespace-nowrap">{t(line)}</span>
    </>
  )
}

function WeightTable({ config }: { config: SlotConfig }) {
  const t = useTranslations('arcade')
  return (
    <Card>
      <h2 className="mb-3 text-17">{t('odds.weights')}</h2>
      <ul className="grid grid-cols-3 gap-3 sm:grid-cols-6">
        {SLOT_SYMBOLS.map((name) => (
          <li key={name} className="flex flex-col items-center rounded-control bg-sunken p-3 text-center">
            <SlotSymbol name={name} className="size-10" />
            <span className="font-medium">{t(`symbols.${name}`)}</span>
            <span className="figure text-13 text-ink-soft">
              {t('odds.stopsValue', { count: config.weights[name] })}
            </span>
          </li>
        ))}
      </ul>
    </Card>
  )
}
