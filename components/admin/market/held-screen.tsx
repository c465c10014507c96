'use client'

import { useQuery } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { ButtonLink } from '@/components/ui/button-link'
import { Notice } from '@/components/ui/notice'
import type { HeldCase } from '@/lib/predictions/settlements/contract'
import { heldQuery } from '@/store/queries/admin-market'
import { ScreenHead } from '../console/screen-head'
import { DENSE } from '../controls/dense'
import { Figure } from '../controls/figure'
import { Moment } from '../controls/moment'
import { Single } from '../controls/single'
import { type Column, DataTable } from '../table/data-table'
import { useUrlState } from '../table/url-state'
import { HeldPanel } from './held-panel'
import { MarketNav } from './market-nav'
import { useTradeDay } from './trade-day'

const keyOf = ({ tradeDate, symbol }: Pick<HeldCase, 'tradeDate' | 'symbol'>) => `${tradeDate}:${symbol}`

/** Symbols that wait for an operator, oldest first. */
export function HeldScreen() {
  const t = useTranslations('market.held')
  return (
    <>
      <ScreenHead title={t('title')} lead={t('lead')} />
      <MarketNav />
      <Single of={useQuery(heldQuery())}>{({ cases }) => <Cases cases={cases} />}</Single>
    </>
  )
}

function Cases({ cases }: { cases: readonly HeldCase[] }) {
  const t = useTranslations('market.held')
  const columns = useColumns()
  const [url] = useUrlState(['case'])
  const [decided, setDecided] = useState<HeldCase | null>(null)
  const selected = cases.find((one) => keyOf(one) === url.case) ?? cases[0]
  return (
    <>
      {decided && (
        <Notice>
          <div className="flex flex-wrap items-center gap-3">
            {t('decided', { symbol: decided.symbol })}
            <ButtonLink
              href={`/admin/market/settlements/${decided.tradeDate}?symbol=${decided.symbol}`}
              tone="quiet"
              size="sm"
              className={DENSE}
            >
              {t('toSettlement')}
            </ButtonLink>
          </div>
        </Notice>
      )}
      {selected ? (
        <>
          <DataTable
            caption={t('caption')}
            columns={columns}
            rows={cases}
            rowId={keyOf}
            rowHref={(one) => `/admin/market/held?case=${keyOf(one)}`}
            selectedId={keyOf(selected)}
          />
          <HeldPanel key={keyOf(selected)} held={selected} onDone={() => setDecided(selected)} />
        </>
      ) : (
        <p className="rounded-control border border-dashed px-4 py-8 text-center text-13 text-ink-soft">{t('empty')}</p>
      )}
    </>
  )
}

function useColumns(): Column<HeldCase>[] {
  const t = useTranslations('market')
  const say = useTradeDay()
  return [
    { id: 'symbol', header: t('held.symbol'), cell: ({ symbol }) => <span className="font-mono">{symbol}</span> },
    { id: 'tradeDate', header: t('sessions.tradeDate'), cell: ({ tradeDate }) => say(tradeDate) },
    { id: 'reason', header: t('held.reason'), cell: ({ reason }) => t(`holds.${reason}`) },
    { id: 'up', header: t('held.up'), align: 'end', cell: ({ picks }) => (picks ? <Figure value={picks.up} /> : '–') },
    {
      id: 'down',
      header: t('held.down'),
      align: 'end',
      cell: ({ picks }) => (picks ? <Figure value={picks.down} /> : '–'),
    },
    { id: 'openedAt', header: t('held.openedAt'), cell: ({ openedAt }) => <Moment at={openedAt} /> },
  ]
}
