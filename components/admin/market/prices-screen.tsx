'use client'

import { useInfiniteQuery } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { pricesQuery } from '@/store/queries/admin-market'
import { useMayWrite } from '../console/operator'
import { ScreenHead } from '../console/screen-head'
import { Panel } from '../controls/panel'
import { Single } from '../controls/single'
import { TextField } from '../controls/text-field'
import { PagedTable } from '../table/paged-table'
import { useUrlState } from '../table/url-state'
import { FetchButton } from './fetch-button'
import { MarketNav } from './market-nav'
import { PriceReport } from './price-report'
import { useFetchColumns } from './source-columns'

/** Closes of a day by symbol and source, why one is missing, and what the sources were asked. */
export function PricesScreen() {
  const t = useTranslations('market.prices')
  const mayWrite = useMayWrite()
  const [{ date }, setUrl] = useUrlState(['date'])
  const columns = useFetchColumns()
  const query = pricesQuery(date)
  const report = useInfiniteQuery({ ...query, select: ({ pages }) => pages[0] })
  const log = useInfiniteQuery({
    ...query,
    select: ({ pages, pageParams }) => ({ pages: pages.map(({ fetches }) => fetches), pageParams }),
  })
  return (
    <>
      <ScreenHead title={t('title')} lead={t('lead')} end={mayWrite && <FetchButton report={report.data} />} />
      <MarketNav />
      <TextField
        label={t('tradeDate')}
        hint={t('tradeDateHint')}
        type="date"
        value={date || (report.data?.tradeDate ?? '')}
        onChange={(event) => setUrl({ date: event.target.value })}
        className="max-w-56"
      />
      <Single of={report} missing={t('missing')}>
        {(data) => data && <PriceReport report={data} />}
      </Single>
      {report.data && (
        <Panel title={t('log')} isBare>
          <PagedTable
            caption={t('logCaption')}
            columns={columns}
            pages={log}
            rowId={({ id }) => id}
            empty={t('noLog')}
          />
        </Panel>
      )}
    </>
  )
}
