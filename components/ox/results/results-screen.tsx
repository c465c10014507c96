'use client'

import { useTranslations } from 'next-intl'
import { Badge } from '@/components/ui/badge'
import { Card } from '@/components/ui/card'
import { Money } from '@/components/ui/money'
import { PageHead } from '@/components/ui/page-head'
import { TextLink } from '@/components/ui/text-link'
import type { SettlementDay } from '@/lib/predictions/settlements/contract'
import { useResults } from '@/store/queries/ox'
import { Reading, Unread } from '../shell/reading'
import { useOxWords } from '../shell/use-ox-words'
import { ResultRow } from './result-row'

/** What a trading day came to: closes, points, and the way to each receipt. */
export function ResultsScreen({ tradeDate }: { tradeDate: string }) {
  const t = useTranslations('ox.results')
  const { day } = useOxWords()
  const { data, error, refetch } = useResults(tradeDate)
  // The address is anybody's: a day that is none has no name.
  const isDay = /^\d{4}-\d\d-\d\d$/.test(tradeDate) && !Number.isNaN(Date.parse(tradeDate))
  const title = t('title', { day: isDay ? day(tradeDate) : tradeDate })
  if (!data && error) return <Unread title={title} problem={error} onRetry={() => void refetch()} />
  if (!data) return <Reading title={title} />
  return (
    <div className="flex flex-col gap-6" data-state={data.state}>
      <PageHead title={title} lead={t('lead')} end={<Badge tone="accent">{t(`states.${data.state}`)}</Badge>} />
      <div className="grid items-start gap-6 lg:grid-cols-12">
        <div className="flex flex-col gap-4 lg:col-span-4">
          <MySum day={data} />
          <TextLink href="/ox/history">{t('toHistory')}</TextLink>
        </div>
        <div className="flex flex-col gap-6 lg:col-span-8">
          <Rows name="mine" day={data} />
          <Rows name="others" day={data} />
        </div>
      </div>
    </div>
  )
}

const COUNTED = ['won', 'lost', 'void', 'open'] as const

/** What the day brought me. */
function MySum({ day: { state, isClosed, isEarlyClose, settleAt, mine } }: { day: SettlementDay }) {
  const t = useTranslations('ox')
  const { kst } = useOxWords()
  return (
    <Card aria-labelledby="mine-sum" className="space-y-4">
      <div>
        <h2 id="mine-sum" className="font-medium text-15 text-ink-soft">
          {t('results.points')}
        </h2>
        <p data-testid="day-points">
          <Money amount={mine.points} unit="POINT" className="font-bold text-44" />
        </p>
      </div>
      <dl className="grid grid-cols-4 gap-2 border-t pt-4">
        {COUNTED.map((name) => (
          <div key={name}>
            <dt className="text-13 text-ink-soft">{t(`results.${name}`)}</dt>
            <dd className="figure font-semibold text-20">{mine[name]}</dd>
          </div>
        ))}
      </dl>
      {isClosed && <p className="text-15">{t('results.closed')}</p>}
      {state === 'WAITING' && !isClosed && (
        <p className="text-15 text-ink-soft">{t('results.waitingLead', { time: kst(settleAt) })}</p>
      )}
      {isEarlyClose && <p className="text-13 text-ink-soft">{t('common.earlyClose')}</p>}
      <p className="text-13 text-ink-soft">{t('common.quiet')}</p>
    </Card>
  )
}

function Rows({ name, day }: { name: 'mine' | 'others'; day: SettlementDay }) {
  const t = useTranslations('ox.results')
  const rows = day.results.filter(({ pick }) => (pick !== null) === (name === 'mine'))
  if (rows.length === 0 && name === 'others') return null
  return (
    <section aria-labelledby={`rows-${name}`} className="space-y-2">
      <h2 id={`rows-${name}`} className="text-17">
        {t(name)}
      </h2>
      {rows.length === 0 ? (
        <p className="text-15 text-ink-soft">{t('noneMine')}</p>
      ) : (
        <ul className="divide-y divide-line rounded-card bg-surface px-5 shadow-raised">
          {rows.map((result) => (
            <ResultRow key={result.symbol} result={result} />
          ))}
        </ul>
      )}
    </section>
  )
}
