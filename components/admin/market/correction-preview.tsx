'use client'

import { useTranslations } from 'next-intl'
import type { Outcome, SettlementReceipt } from '@/lib/predictions/settlements/contract'
import { awardOf } from './decision-draft'

/** What a correction moves: POINT that are taken back, and POINT that are awarded. */
export function CorrectionPreview({ result, outcome }: { result: SettlementReceipt; outcome: Outcome }) {
  const t = useTranslations('market')
  if (result.outcome === outcome) return <p>{t('settlement.movesNothing')}</p>
  const [taken, given] = [awardOf(result, result.outcome), awardOf(result, outcome)]
  return (
    <>
      <p className="font-medium text-ink">
        {t('settlement.fromTo', {
          version: result.version,
          from: result.outcome ? t(`outcomes.${result.outcome}`) : '–',
          next: result.version + 1,
          to: t(`outcomes.${outcome}`),
        })}
      </p>
      <ul className="list-disc ps-5">
        <li>{t('settlement.taken', taken)}</li>
        <li>{t('settlement.given', given)}</li>
      </ul>
      <p>{t('settlement.owed')}</p>
    </>
  )
}
