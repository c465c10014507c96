'use client'

import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { useEffect, useRef, useState } from 'react'
import type { MemberRecord } from '@/lib/identity/directory/contract'
import { membersQuery } from '@/store/queries/admin'
import { ScreenHead } from '../console/screen-head'
import { useSettled } from '../console/use-destinations'
import { Moment } from '../controls/moment'
import { ShortId } from '../controls/short-id'
import { TextField } from '../controls/text-field'
import type { Column } from '../table/data-table'
import { PagedTable } from '../table/paged-table'
import { useUrlState } from '../table/url-state'
import { RoleBadges, StatusBadge } from './member-words'

const TYPING_MS = 250
const Q_MAX = 254

/** Everybody who signed up, newest first; what is searched for stands in the address. */
export function MembersScreen() {
  const t = useTranslations('admin.members')
  const [{ q }, setUrl] = useUrlState(['q'])
  const [typed, setTyped] = useState(q)
  const settled = useSettled(typed.trim(), TYPING_MS)
  const written = useRef(q)
  useEffect(() => {
    written.current = settled
    setUrl({ q: settled })
  }, [settled, setUrl])
  // The address was changed by somebody else: a link, the browser's arrows.
  useEffect(() => {
    if (q !== written.current) setTyped(q)
  }, [q])
  const pages = useInfiniteQuery({ ...membersQuery({ q: settled }), placeholderData: keepPreviousData })

  return (
    <>
      <ScreenHead title={t('title')} />
      <search className="block max-w-md">
        <TextField
          data-search
          type="search"
          label={t('search')}
          placeholder={t('searchPlaceholder')}
          maxLength={Q_MAX}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
        />
      </search>
      <PagedTable
        caption={t('caption')}
        columns={useColumns()}
        pages={pages}
        rowId={(member) => member.id}
        rowHref={(member) => `/admin/members/${member.id}`}
        empty={t('empty')}
      />
    </>
  )
}

function useColumns(): readonly Column<MemberRecord>[] {
  const t = useTranslations('admin.members')
  const tiers = useTranslations('admin.tiers')
  return [
    { id: 'nickname', header: t('nickname'), cell: (member) => member.nickname },
    { id: 'email', header: t('email'), cell: (member) => member.email },
    { id: 'tier', header: t('tier'), cell: (member) => tiers(member.tier) },
    { id: 'status', header: t('status'), cell: (member) => <StatusBadge status={member.status} /> },
    { id: 'roles', header: t('roles'), cell: (member) => <RoleBadges roles={member.roles} /> },
    { id: 'createdAt', header: t('createdAt'), cell: (member) => <Moment at={member.createdAt} /> },
    {
      id: 'lastLoginAt',
      header: t('lastLoginAt'),
      cell: (member) => (member.lastLoginAt ? <Moment at={member.lastLoginAt} /> : t('never')),
    },
    { id: 'id', header: t('id'), cell: (member) => <ShortId id={member.id} /> },
  ]
}
