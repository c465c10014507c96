'use client'

import { type InfiniteData, type UseInfiniteQueryResult, useInfiniteQuery } from '@tanstack/react-query'
import { useFormatter, useTranslations } from 'next-intl'
import { useState } from 'react'
import { Badge } from '@/components/ui/badge'
import { Button } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import { TabLinks } from '@/components/ui/tab-links'
import type { OddsState } from '@/lib/arcade/odds/contract'
import type { Paytable } from '@/lib/arcade/paytables/contract'
import { GAMES } from '@/lib/arcade/stats/constants'
import type { Page } from '@/lib/platform/kernel/page'
import { paytablesQuery } from '@/store/queries/admin'
import { useMayWrite } from '../console/operator'
import { ScreenHead } from '../console/screen-head'
import { DENSE } from '../controls/dense'
import { Moment } from '../controls/moment'
import { Panel } from '../controls/panel'
import { Owner } from '../ledger/links'
import type { Column } from '../table/data-table'
import { PagedTable } from '../table/paged-table'
import { useUrlState } from '../table/url-state'
import { Differences } from './differences'
import { FiguresTable } from './figures-table'
import { PaytableEditor } from './paytable-editor'
import { ReturnFigures } from './return-figures'

/** The odds of each game, version by version; a new one is written from any of them and announced. */
export function PaytableScreen() {
  const t = useTranslations('admin.paytable')
  const words = useTranslations('odds')
  const mayWrite = useMayWrite()
  const [{ game: named, version, edit }, setUrl] = useUrlState(['game', 'version', 'edit'])
  const game = GAMES.find((one) => one === named) ?? 'slot'
  const [published, setPublished] = useState<Paytable | null>(null)
  const pages = useInfiniteQuery(paytablesQuery(game))
  const versions = pages.data?.pages.flatMap((page) => page.items) ?? []
  const current = versions.find(({ state }) => state === 'in_force')
  const shown = versions.find((one) => String(one.version) === version) ?? current
  const isEditing = mayWrite && edit === '1'

  const onPublished = (made: Paytable) => {
    setPublished(made)
    setUrl({ edit: '', version: String(made.version) })
  }
  return (
    <>
      <ScreenHead
        title={t('title')}
        lead={t('lead')}
        end={
          mayWrite &&
          shown &&
          !isEditing && (
            <Button size="sm" className={DENSE} onClick={() => setUrl({ edit: '1' })}>
              {t('write', { version: shown.version })}
            </Button>
          )
        }
      />
      <TabLinks
        label={t('games')}
        current={game}
        tabs={GAMES.map((one) => ({ key: one, href: `/admin/paytable?game=${one}`, label: words(`games.${one}`) }))}
      />
      {published?.game === game && !isEditing && <Announced made={published} />}
      {shown && current && isEditing && (
        <PaytableEditor
          key={`${game} ${shown.version}`}
          from={shown}
          current={current}
          latest={versions[0] ?? shown}
          onCancel={() => setUrl({ edit: '' })}
          onPublished={onPublished}
        />
      )}
      {shown && current && !isEditing && <Version shown={shown} current={current} />}
      <Versions pages={pages} selected={shown} />
    </>
  )
}

function Announced({ made }: { made: Paytable }) {
  const t = useTranslations('admin.paytable')
  const format = useFormatter()
  const when = format.dateTime(new Date(made.effectiveAt), { dateStyle: 'long', timeStyle: 'short' })
  return <Notice>{t('published', { version: made.version, when })}</Notice>
}

const TONES = { announced: 'accent', in_force: 'positive', past: 'neutral' } as const

function State({ state }: { state: OddsState }) {
  const t = useTranslations('odds.states')
  return <Badge tone={TONES[state]}>{t(state)}</Badge>
}

function Version({ shown, current }: { shown: Paytable; current: Paytable }) {
  const t = useTranslations('admin.paytable')
  return (
    <Panel title={t('figures', { version: shown.version })} end={<State state={shown.state} />} isBare>
      <div className="space-y-4">
        <ReturnFigures after={shown} />
        <FiguresTable paytable={shown} />
        {shown.state !== 'in_force' && (
          <div className="rounded-control border bg-surface p-4">
            <h3 className="pb-2 text-13">{t('comparedWithCurrent', { version: current.version })}</h3>
            <Differences game={shown.game} before={current.config} after={shown.config} />
          </div>
        )}
      </div>
    </Panel>
  )
}

type VersionsProps = { pages: UseInfiniteQueryResult<InfiniteData<Page<Paytable>>>; selected: Paytable | undefined }

function Versions({ pages, selected }: VersionsProps) {
  const t = useTranslations('admin.paytable')
  const columns: readonly Column<Paytable>[] = [
    { id: 'version', header: t('version'), cell: ({ version }) => t('versionName', { version }) },
    {
      id: 'state',
      header: t('state'),
      cell: ({ state }) => <State state={state} />,
    },
    { id: 'return', header: t('return'), align: 'end', cell: ({ rtp }) => t('percent', rtp) },
    {
      id: 'exact',
      header: t('exactly'),
      align: 'end',
      cell: ({ rtp }) => t('exact', { numerator: String(rtp.numerator), denominator: String(rtp.denominator) }),
    },
    { id: 'hit', header: t('hit'), align: 'end', cell: ({ hit }) => t('percent', hit) },
    { id: 'publishedAt', header: t('publishedAt'), cell: ({ publishedAt }) => <Moment at={publishedAt} /> },
    { id: 'effectiveAt', header: t('effectiveAt'), cell: ({ effectiveAt }) => <Moment at={effectiveAt} /> },
    {
      id: 'publishedBy',
      header: t('publishedBy'),
      cell: ({ publishedBy }) => <Owner id={publishedBy} />,
    },
  ]
  return (
    <Panel title={t('versions')} isBare>
      <PagedTable
        caption={t('caption')}
        columns={columns}
        pages={pages}
        rowId={({ version }) => String(version)}
        rowHref={({ game, version }) => `/admin/paytable?game=${game}&version=${version}`}
        selectedId={selected && String(selected.version)}
        empty={t('empty')}
      />
    </Panel>
  )
}
