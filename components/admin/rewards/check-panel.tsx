'use client'

import { useQuery } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { Badge } from '@/components/ui/badge'
import type { RewardsCheck } from '@/lib/rewards/redemptions/contract'
import { rewardsCheckQuery } from '@/store/queries/admin-rewards'
import { Facts } from '../controls/facts'
import { Figure } from '../controls/figure'
import { Moment } from '../controls/moment'
import { Panel } from '../controls/panel'
import { Single } from '../controls/single'
import { type Column, DataTable } from '../table/data-table'

const CHECKS = ['held', 'stock', 'vouchers'] as const
type Row = RewardsCheck['checks'][(typeof CHECKS)[number]] & { id: (typeof CHECKS)[number] }

/** Whether holds, stock and vouchers agree with the redemptions, looked at every half a minute. */
export function CheckPanel() {
  const t = useTranslations('market.rewards.check')
  return (
    <Panel title={t('title')} isBare>
      <Single of={useQuery(rewardsCheckQuery())}>{(check) => <Check check={check} />}</Single>
    </Panel>
  )
}

function Check({
  check: { isOk, checkedAt, openRedemptions, unknown, oldestOpenAt, checks },
}: {
  check: RewardsCheck
}) {
  const t = useTranslations('market.rewards.check')
  const rows: Row[] = CHECKS.map((id) => ({ id, ...checks[id] }))
  const columns: readonly Column<Row>[] = [
    { id: 'rule', header: t('rule'), cell: ({ id }) => t(`rules.${id}`) },
    { id: 'expected', header: t('expected'), align: 'end', cell: ({ expected }) => <Figure value={expected} /> },
    { id: 'found', header: t('found'), align: 'end', cell: ({ found }) => <Figure value={found} /> },
    {
      id: 'isOk',
      header: t('verdict'),
      cell: (row) => <Badge tone={row.isOk ? 'positive' : 'danger'}>{t(row.isOk ? 'ok' : 'broken')}</Badge>,
    },
  ]
  return (
    <div className="space-y-3">
      <div className="rounded-control border bg-surface p-4">
        <Facts
          items={[
            {
              name: t('verdict'),
              value: <Badge tone={isOk ? 'positive' : 'danger'}>{t(isOk ? 'ok' : 'broken')}</Badge>,
            },
            { name: t('openRedemptions'), value: <Figure value={openRedemptions} /> },
            { name: t('unknown'), value: <Figure value={unknown} /> },
            { name: t('oldestOpenAt'), value: oldestOpenAt ? <Moment at={oldestOpenAt} /> : '–' },
            { name: t('checkedAt'), value: <Moment at={checkedAt} /> },
          ]}
        />
      </div>
      <DataTable caption={t('caption')} columns={columns} rows={rows} rowId={({ id }) => id} />
    </div>
  )
}
