'use client'

import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import { closuresQuery, makeSessions, marketKey, sessionsQuery } from '@/store/queries/admin-market'
import { useWrite } from '@/store/use-write'
import { useMayWrite } from '../console/operator'
import { ScreenHead } from '../console/screen-head'
import { AskDialog } from '../controls/ask-dialog'
import { DENSE } from '../controls/dense'
import { Panel } from '../controls/panel'
import { PagedTable } from '../table/paged-table'
import { ClosureDialog } from './closure-dialog'
import { MarketNav } from './market-nav'
import { useClosureColumns, useSessionColumns } from './session-columns'
import { useTradeDay } from './trade-day'

/** A closure that is being declared: of this day, or of one that is still to be named. */
type Closing = { tradeDate: string; picks: number | null }

/** Trading days of the last and the next weeks with every instant on both clocks, and the closures no rule foresaw. */
export function SessionsScreen() {
  const t = useTranslations('market.sessions')
  const say = useTradeDay()
  const mayWrite = useMayWrite()
  const [closing, setClosing] = useState<Closing | null>(null)
  const [closed, setClosed] = useState('')
  return (
    <>
      <ScreenHead title={t('title')} lead={t('lead')} end={mayWrite && <MakeSessions />} />
      <MarketNav />
      {closed && <Notice>{t('closed', { day: say(closed) })}</Notice>}
      <PagedTable
        caption={t('caption')}
        columns={useSessionColumns(({ tradeDate, picks }) => setClosing({ tradeDate, picks }))}
        pages={useInfiniteQuery(sessionsQuery())}
        rowId={({ tradeDate }) => tradeDate}
        rowHref={({ tradeDate }) => `/admin/market/settlements/${tradeDate}`}
        empty={t('empty')}
      />
      <Panel
        title={t('closures')}
        isBare
        end={
          mayWrite && (
            <Button tone="quiet" size="sm" className={DENSE} onClick={() => setClosing({ tradeDate: '', picks: null })}>
              {t('closeOther')}
            </Button>
          )
        }
      >
        <PagedTable
          caption={t('closuresCaption')}
          columns={useClosureColumns()}
          pages={useInfiniteQuery(closuresQuery())}
          rowId={({ tradeDate }) => tradeDate}
          empty={t('noClosures')}
        />
      </Panel>
      {closing && (
        <ClosureDialog
          {...closing}
          onClose={() => setClosing(null)}
          onDone={(tradeDate) => {
            setClosing(null)
            setClosed(tradeDate)
          }}
        />
      )}
    </>
  )
}

/** Makes what is missing of the next ten sessions; the tick does it too, this does it now. */
function MakeSessions() {
  const t = useTranslations('market.sessions')
  const cache = useQueryClient()
  const [isAsking, setAsking] = useState(false)
  const making = useWrite(makeSessions, {
    isMine: false,
    onSuccess: () => {
      setAsking(false)
      void cache.invalidateQueries({ queryKey: marketKey })
    },
  })
  return (
    <div className="flex flex-wrap items-center gap-3">
      <p role="status" className="text-13 text-ink-soft empty:absolute">
        {making.answer && !isAsking ? t('made', { made: making.answer.made }) : ''}
      </p>
      <Button tone="quiet" size="sm" className={DENSE} onClick={() => setAsking(true)}>
        {t('make')}
      </Button>
      {isAsking && (
        <AskDialog
          title={t('makeTitle')}
          follows={<p>{t('makeFollows')}</p>}
          confirm={t('make')}
          isBusy={making.isPending}
          problem={making.problem}
          onClose={() => setAsking(false)}
          onConfirm={() => making.write()}
        />
      )}
    </div>
  )
}
