import { useTranslations } from 'next-intl'
import type { OddsVersion } from '@/lib/arcade/odds/contract'
import type { RpsOdds as Odds } from '@/lib/arcade/paytables/contract'
import { sayHundredths } from './hundredths'
import { OddsFigure } from './odds-figure'
import { OddsFrame } from './odds-frame'
import { OddsTable } from './odds-table'

/** The odds of rock paper scissors as text. */
export function RpsOdds({ odds, history }: { odds: Odds; history: readonly OddsVersion[] }) {
  const t = useTranslations('odds')
  const { stakeMin: min, stakeMax: max, stakeStep: step } = odds
  return (
    <OddsFrame odds={odds} history={history} title={t('rps.title')} lead={t('rps.lead')} play={t('rps.play')}>
      <div className="grid gap-6 sm:grid-cols-2">
        <OddsFigure title={t('rps.rtp')} text={t('rps.rtpText')} odds={odds.rtp} />
        <OddsFigure
          title={t('rps.hit')}
          text={t('rps.hitText', { pays: sayHundredths(odds.config.win) })}
          odds={odds.hit}
        />
      </div>
      <OddsTable
        caption={t('rps.table')}
        rows={odds.outcomes}
        rowId={({ outcome }) => outcome}
        columns={[
          { id: 'outcome', header: t('rps.outcome'), cell: ({ outcome }) => t(`rps.outcomes.${outcome}`) },
          { id: 'pays', header: t('rps.pays'), cell: ({ pays }) => t('rps.times', { pays: sayHundredths(pays) }) },
          { id: 'chance', header: t('chance'), cell: (one) => t('percent', { percent: one.odds.percent }) },
          { id: 'exact', header: t('fraction'), cell: (one) => `${one.odds.numerator}/${one.odds.denominator}` },
        ]}
      />
      <p className="max-w-[34rem] text-15 text-ink-soft">{t('rps.rules', { min, max, step })}</p>
    </OddsFrame>
  )
}
