'use client'

import { useQuery } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { Badge } from '@/components/ui/badge'
import type { SettlementDay } from '@/lib/predictions/settlements/contract'
import { settlementDayQuery } from '@/store/queries/admin-market'
import { BackLink } from '../console/back-link'
import { useMayWrite } from '../console/operator'
import { ScreenHead } from '../console/screen-head'
import { Facts } from '../controls/facts'
import { Panel } from '../controls/panel'
import { Single } from '../controls/single'
import { DataTable } from '../table/data-table'
import { useUrlState } from '../table/url-state'
import { Clocks } from './clocks'
import { ExcuseButton, SettleButton } from './day-acts'
import { ReceiptPanel } from './receipt-panel'
import { useResultColumns } from './result-columns'
import { useTradeDay } from './trade-day'

/** One day's settlement: every symbol, the receipt of the one in sight, and the means to run or correct it. */
export function SettlementScreen({ tradeDate }: { tradeDate: string }) {
  const t = useTranslations('market.settlement')
  const say = useTradeDay()
  const mayWrite = useMayWrite()
  return (
    <>
      <BackLink href="/admin/market">{t('back')}</BackLink>
      <ScreenHead
        title={t('titleOf', { day: say(tradeDate) })}
        lead={t('lead')}
        end={
          mayWrite && (
            <div className="flex flex-wrap items-center gap-2">
              <ExcuseButton tradeDate={tradeDate} />
              <SettleButton tradeDate={tradeDate} />
            </div>
          )
        }
      />
      <Single of={useQuery(settlementDayQuery(tradeDate))} missing={t('missing')}>
        {(day) => <Day day={day} />}
      </Single>
    </>
  )
}

function Day({ day }: { day: SettlementDay }) {
  const t = useTranslations('market')
  const columns = useResultColumns()
  const [{ symbol }] = useUrlState(['symbol'])
  const selected = day.results.find((result) => result.symbol === symbol)
  return (
    <>
      <Panel title={t('settlement.day')}>
        <Facts
          items={[
            {
              name: t('sessions.phase'),
              value: (
                <span className="flex flex-wrap gap-1">
                  <Badge tone={day.state === 'SETTLED' ? 'positive' : 'neutral'}>{t(`states.${day.state}`)}</Badge>
                  {day.isClosed && <Badge tone="danger">{t('settlement.isClosed')}</Badge>}
                  {day.isEarlyClose && <Badge>{t('sessions.earlyClose')}</Badge>}
                </span>
              ),
            },
            { name: t('sessions.closeAt'), value: <Clocks at={day.closeAt} /> },
            { name: t('sessions.settleAt'), value: <Clocks at={day.settleAt} /> },
          ]}
        />
      </Panel>
      <DataTable
        caption={t('settlement.caption')}
        columns={columns}
        rows={day.results}
        rowId={(result) => result.symbol}
        rowHref={(result) => `/admin/market/settlements/${day.tradeDate}?symbol=${result.symbol}`}
        {...(selected && { selectedId: selected.symbol })}
      />
      {selected ? (
        <ReceiptPanel key={selected.symbol} tradeDate={day.tradeDate} symbol={selected.symbol} />
      ) : (
        <p className="text-13 text-ink-soft">{t('settlement.choose')}</p>
      )}
    </>
  )
}
