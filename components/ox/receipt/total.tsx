'use client'

import { useTranslations } from 'next-intl'
import type { SettlementReceipt } from '@/lib/predictions/settlements/contract'
import { SideMark } from '../shell/side-mark'
import { useOxWords } from '../shell/use-ox-words'
import { Line } from './paper'

/** The two closes, what lies between them, and what that makes of the day. */
export function Total({ receipt }: { receipt: SettlementReceipt }) {
  const t = useTranslations('ox')
  const { price, change } = useOxWords()
  const { outcome, voidReason, prevCloseMicros: before, closeMicros: after, split } = receipt
  const isSplit = split.numerator !== split.denominator
  return (
    <dl>
      {before !== null && <Line name={t('receipt.prev')}>{price(before)}</Line>}
      {isSplit && <Line name={t('receipt.split')}>{t('receipt.splitValue', split)}</Line>}
      {after !== null && <Line name={t('receipt.close')}>{price(after)}</Line>}
      {before !== null && after !== null && <Line name={t('receipt.change')}>{change(before, after)}</Line>}
      {outcome && (
        <Line name={t('receipt.outcome')} isStrong>
          <span className="inline-flex items-center gap-2">
            <SideMark side={outcome} className="size-5" />
            {t(`common.outcomes.${outcome}`)}
          </span>
        </Line>
      )}
      {voidReason && <Line name={t('receipt.reason')}>{t(`common.voidReasons.${voidReason}`)}</Line>}
    </dl>
  )
}
