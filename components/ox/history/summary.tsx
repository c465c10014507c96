'use client'

import { useFormatter, useTranslations } from 'next-intl'
import { Card } from '@/components/ui/card'
import { DataList } from '@/components/ui/data-list'
import { Skeleton } from '@/components/ui/skeleton'
import type { Skill } from '@/lib/predictions/skill/contract'
import { useHitRate, useOxStreak } from '@/store/queries/ox'

const BP = 10_000

/** How often I was right, between what and what that may lie, and my streaks by trading day. */
export function Summary() {
  const t = useTranslations('ox.history')
  const { data: rate } = useHitRate()
  const { data: streak } = useOxStreak()
  return (
    <Card aria-labelledby="rate" className="space-y-3">
      <div>
        <h2 id="rate" className="font-medium text-15 text-ink-soft">
          {t('rate')}
        </h2>
        {rate ? <HitRate rate={rate} /> : <Skeleton className="mt-2 h-12 w-32" />}
      </div>
      {streak && (
        <DataList
          items={[
            { name: t('participation'), count: streak.participation, best: streak.bestParticipation },
            { name: t('hitStreak'), count: streak.hits, best: streak.bestHits },
          ].map(({ name, count, best }) => ({
            name,
            value: (
              <>
                {t('participationValue', { count })}
                <span className="block font-normal text-13 text-ink-soft">{t('best', { count: best })}</span>
              </>
            ),
          }))}
        />
      )}
    </Card>
  )
}

function HitRate({ rate: { picks, hits, hitRateBp, interval, enoughAt } }: { rate: Skill }) {
  const t = useTranslations('ox.history')
  const format = useFormatter()
  const percent = (bp: number, digits: number) =>
    format.number(bp / BP, { style: 'percent', maximumFractionDigits: digits })
  if (hitRateBp === null) return <p>{t('rateNone')}</p>
  return (
    <>
      <p className="figure font-bold text-44">{percent(hitRateBp, 1)}</p>
      <p className="text-15">{t('hits', { picks, hits })}</p>
      {interval && (
        <p className="text-13 text-ink-soft">
          {t('interval', { low: percent(interval.lowBp, 0), high: percent(interval.highBp, 0) })}
        </p>
      )}
      {picks < enoughAt && <p className="text-13 text-ink-soft">{t('tooFew', { count: enoughAt - picks })}</p>}
    </>
  )
}
