'use client'

import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { STATES } from '@/lib/rewards/redemptions/constants'
import { redemptionsQuery } from '@/store/queries/admin-rewards'
import { ScreenHead } from '../console/screen-head'
import { Choice } from '../controls/choice'
import { TextField } from '../controls/text-field'
import { PagedTable } from '../table/paged-table'
import { useUrlState } from '../table/url-state'
import { useRedemptionColumns } from './redemption-columns'
import { FILTER_KEYS, filterOf, OPEN } from './redemption-filter'
import { RedemptionPanel } from './redemption-panel'
import { RewardsNav } from './rewards-nav'

/** Everybody's redemptions with the state of each; what is looked for stands in the address. */
export function RedemptionsScreen() {
  const t = useTranslations('market.rewards.redemptions')
  const [{ redemption, ...url }, setUrl] = useUrlState([...FILTER_KEYS, 'redemption'])
  const pages = useInfiniteQuery({ ...redemptionsQuery(filterOf(url)), placeholderData: keepPreviousData })
  const hrefOf = (id: string) => {
    const query = new URLSearchParams(Object.entries({ ...url, redemption: id }).filter(([, value]) => value))
    return `/admin/rewards/redemptions?${query}`
  }
  return (
    <>
      <ScreenHead title={t('title')} lead={t('lead')} />
      <RewardsNav />
      <search className="flex flex-wrap items-start gap-3">
        <Choice
          label={t('state')}
          value={url.state}
          options={[
            { value: '', label: t('all') },
            { value: OPEN, label: t('open') },
            ...STATES.map((value) => ({ value: value as string, label: t(`states.${value}`) })),
          ]}
          onChange={(state) => setUrl({ state })}
          className="w-48"
        />
        <TextField
          label={t('member')}
          hint={t('memberHint')}
          value={url.member}
          spellCheck={false}
          onChange={(event) => setUrl({ member: event.target.value.trim() })}
          className="w-80 max-w-full"
        />
      </search>
      <PagedTable
        caption={t('caption')}
        columns={useRedemptionColumns()}
        pages={pages}
        rowId={({ id }) => id}
        rowHref={({ id }) => hrefOf(id)}
        selectedId={redemption}
        empty={t('empty')}
      />
      {redemption && <RedemptionPanel key={redemption} id={redemption} />}
    </>
  )
}
