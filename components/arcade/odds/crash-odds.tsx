import { useTranslations } from 'next-intl'
import type { OddsVersion } from '@/lib/arcade/odds/contract'
import type { CrashOdds as Odds } from '@/lib/arcade/paytables/contract'
import { sayHundredths } from './hundredths'
import { OddsFigure } from './odds-figure'
import { OddsFrame } from './odds-frame'
import { OddsTable } from './odds-table'

/** The odds of crash at each published target as text. */
export function CrashOdds({ odds, history }: { odds: Odds; history: readonly OddsVersion[] }) {
  const t = useTranslations('odds')
  const { stakeMin: min, stakeMax: max, stakeStep: step, config } = odds
  const share = sayHundredths(100 - config.edgePercent)
  const cap = sayHundredths(config.cap)
  const words = { title: t('crash.title'), lead: t('crash.lead', { share }), play: t('crash.play') }
  return (
    <OddsFrame odds={odds} history={history} {...words}>
      <div className="grid gap-6 sm:grid-cols-2">
        <OddsFigure title={t('crash.rtp')} text={t('crash.rtpText', { cap })} odds={odds.rtp} />
        <OddsFigure title={t('crash.hit')} text={t('crash.hitText')} odds={odds.hit} />
      </div>
      <OddsTable
        caption={t('crash.table')}
        rows={odds.targets}
        rowId={({ target }) => String(target)}
        columns={[
          {
            id: 'target',
            header: t('crash.target'),
            cell: ({ target }) => t('crash.times', { target: sayHundredths(target) }),
          },
          { id: 'chance', header: t('chance'), cell: (one) => t('percent', { percent: one.odds.percent }) },
          { id: 'return', header: t('crash.return'), cell: ({ rtp }) => t('percent', { percent: rtp.percent }) },
          { id: 'exact', header: t('fraction'), cell: (one) => `${one.odds.numerator}/${one.odds.denominator}` },
        ]}
      />
      <p className="max-w-[34rem] text-15 text-ink-soft">{t('crash.exactText', { share })}</p>
      <p className="max-w-[34rem] text-15 text-ink-soft">
        {t('crash.rules', { share: 100 - config.edgePercent, cap, min, max, step })}
      </p>
    </OddsFrame>
  )
}
