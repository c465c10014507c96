'use client'

import { useInfiniteQuery } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { type InviteState, inviteCodesQuery } from '@/store/queries/admin'
import { useMayWrite } from '../console/operator'
import { ScreenHead } from '../console/screen-head'
import { Choice } from '../controls/choice'
import { PagedTable } from '../table/paged-table'
import { useUrlState } from '../table/url-state'
import { useCodeColumns } from './code-columns'
import { CreateCodes } from './create-codes'

const STATES: readonly InviteState[] = ['unused', 'used', 'disabled']
const isState = (text: string): text is InviteState => (STATES as readonly string[]).includes(text)

/** What lets people in: the codes there are, who used them, and new ones. */
export function InviteCodesScreen() {
  const t = useTranslations('admin.inviteCodes')
  const list = useTranslations('admin.list')
  const mayWrite = useMayWrite()
  const [{ state }, setUrl] = useUrlState(['state'])
  const pages = useInfiniteQuery(inviteCodesQuery(isState(state) ? state : undefined))
  return (
    <>
      <ScreenHead title={t('title')} lead={t('lead')} />
      {mayWrite && <CreateCodes />}
      <Choice
        label={t('filter')}
        value={isState(state) ? state : ''}
        options={[
          { value: '', label: list('all') },
          ...STATES.map((value) => ({ value, label: t(`states.${value}`) })),
        ]}
        onChange={(value) => setUrl({ state: value })}
        className="w-40"
      />
      <PagedTable
        caption={t('caption')}
        columns={useCodeColumns()}
        pages={pages}
        rowId={({ id }) => id}
        empty={t(isState(state) ? 'emptyFiltered' : 'empty')}
      />
    </>
  )
}
