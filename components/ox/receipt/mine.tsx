'use client'

import { useTranslations } from 'next-intl'
import type { SettlementReceipt } from '@/lib/predictions/settlements/contract'
import { Line } from './paper'

/** What everybody said, what a right word brought, and what mine did. */
export function Mine({ receipt: { picks, points, pick, owedPoints } }: { receipt: SettlementReceipt }) {
  const t = useTranslations('ox')
  return (
    <>
      <dl>
        {picks && <Line name={t('receipt.crowd')}>{t('receipt.crowdValue', picks)}</Line>}
        {points && <Line name={t('receipt.pays')}>{t('receipt.paysValue', points)}</Line>}
        <Line name={t('receipt.mine')}>
          {pick
            ? t('receipt.mineValue', {
                side: `${t(`common.letters.${pick.side}`)} ${t(`common.sides.${pick.side}`)}`,
                state: t(`results.state.${pick.state}`),
              })
            : t('receipt.notMine')}
        </Line>
        {pick?.points !== null && pick?.points !== undefined && (
          <Line name={t('receipt.myPoints')} isStrong>
            {t('results.awarded', { amount: pick.points })}
          </Line>
        )}
      </dl>
      {owedPoints > 0 && <p className="mt-2 text-13">{t('receipt.owed', { amount: owedPoints })}</p>}
    </>
  )
}
