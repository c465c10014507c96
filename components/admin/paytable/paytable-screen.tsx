'use client'

import { type InfiniteData, type UseInfiniteQueryResult, useInfiniteQuery } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Badge } from '@/components/ui/badge'
import { Button } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import type { Paytable } from '@/lib/arcade/paytables/contract'
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

/** The slot's odds, version by version; a new one is written from any of them. */
export function PaytableScreen() {
  const t = useTranslations('admin.paytable')
  const mayWrite = useMayWrite()
  const [{ version, edit }, setUrl] = useUrlState(['version', 'edit'])
  const [published, setPublished] = useState<number | null>(null)
  const pages = useInfiniteQuery(paytablesQuery())
  const versions = pages.data?.pages.flatMap((page) => page.items) ?? []
  const current = versions.find(({ isCurrent }) => isCurrent)
  const shown = versions.find((one) => String(one.version) === version) ?? current
  const isEditing = mayWrite && edit === '1'

  const onPublished = (made: Paytable) => {
    setPublished(made.version)
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
      {published !== null && !isEditing && <Notice>{t('published', { version: published })}</Notice>}
      {shown && current && isEditing && (
        <PaytableEditor
          key={shown.version}
          from={shown}
          current={current}
          latest={versions[0]?.version ?? shown.version}
          onCancel={() => setUrl({ edit: '' })}
          onPublished={onPublished}
        />
      )}
      {shown && current && !isEditing && <Version shown={shown} current={current} />}
      <Versions pages={pages} selected={shown} />
    </>
  )
}

function Version({ shown, current }: { shown: Paytable; current: Paytable }) {
  const t = useTranslations('admin.paytable')
  return (
    <Panel
      title={t('figures', { version: shown.version })}
      end={shown.isCurrent && <Badge tone="positive">{t('current')}</Badge>}
      isBare
    >
      <div className="space-y-4">
        <ReturnFigures after={shown} />
        <FiguresTable config={shown.config} lines={shown.lines} />
        {!shown.isCurrent && (
          <div className="rounded-control border bg-surface p-4">
            <h3 className="pb-2 text-13">{t('comparedWithCurrent', { version: current.version })}</h3>
            <Differences before={current.config} after={shown.config} />
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
      cell: ({ isCurrent }) => (isCurrent ? <Badge tone="positive">{t('current')}</Badge> : '–'),
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
        rowHref={({ version }) => `/admin/paytable?version=${version}`}
        selectedId={selected && String(selected.version)}
        empty={t('empty')}
      />
    </Panel>
  )
}
