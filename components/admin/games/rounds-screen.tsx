'use client'

import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import type { RoundSummary } from '@/lib/arcade/inspection/contract'
import { allRoundsQuery } from '@/store/queries/admin-games'
import { BackLink } from '../console/back-link'
import { ScreenHead } from '../console/screen-head'
import { Figure } from '../controls/figure'
import { Moment } from '../controls/moment'
import { ShortId } from '../controls/short-id'
import { Owner } from '../ledger/links'
import type { Column } from '../table/data-table'
import { PagedTable } from '../table/paged-table'
import { useUrlState } from '../table/url-state'
import { FILTER_KEYS, filterOf } from './round-filter'
import { RoundFilters } from './round-filters'

/** Everybody's finished rounds; what is looked for stands in the address. */
export function RoundsScreen() {
  const t = useTranslations('games.rounds')
  const [url, setUrl] = useUrlState(FILTER_KEYS)
  const pages = useInfiniteQuery({ ...allRoundsQuery(filterOf(url)), placeholderData: keepPreviousData })
  return (
    <>
      <BackLink href="/admin/games">{t('back')}</BackLink>
      <ScreenHead title={t('title')} lead={t('lead')} />
      <RoundFilters url={url} onChange={setUrl} />
      <PagedTable
        caption={t('caption')}
        columns={useColumns()}
        pages={pages}
        rowId={({ id }) => id}
        rowHref={({ id }) => `/admin/games/rounds/${id}`}
        empty={t('empty')}
      />
    </>
  )
}

function useColumns(): readonly Column<RoundSummary>[] {
  const t = useTranslations('games.rounds')
  const arcade = useTranslations('arcade')
  return [
    { id: 'id', header: t('id'), cell: ({ id }) => <ShortId id={id} /> },
    { id: 'when', header: t('when'), cell: ({ createdAt }) => <Moment at={createdAt} /> },
    { id: 'game', header: useTranslations('games')('game'), cell: ({ game }) => arcade(`games.${game}`) },
    { id: 'member', header: t('member'), cell: ({ memberId }) => <Owner id={memberId} /> },
    { id: 'bet', header: t('bet'), align: 'end', cell: ({ bet }) => <Figure value={bet} /> },
    { id: 'payout', header: t('payout'), align: 'end', cell: ({ payout }) => <Figure value={payout} /> },
    { id: 'outcome', header: t('outcome'), cell: ({ presentation }) => t(`presentations.${presentation}`) },
    { id: 'version', header: t('version'), align: 'end', cell: ({ configVersion }) => configVersion },
  ]
}
