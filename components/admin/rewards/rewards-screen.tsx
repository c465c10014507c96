'use client'

import { useInfiniteQuery } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import type { StockedReward } from '@/lib/rewards/catalogue/contract'
import { rewardsQuery } from '@/store/queries/admin-rewards'
import { useMayWrite } from '../console/operator'
import { ScreenHead } from '../console/screen-head'
import { DENSE } from '../controls/dense'
import { Panel } from '../controls/panel'
import { PagedTable } from '../table/paged-table'
import { CheckPanel } from './check-panel'
import { type Done, DoneNotice } from './done-notice'
import { PointsDoor } from './points-door'
import { type RewardAct, useRewardColumns } from './reward-columns'
import { RewardDialog } from './reward-dialog'
import { RewardsNav } from './rewards-nav'
import { StockDialog } from './stock-dialog'

type Asking = { act: 'create' } | { act: RewardAct; reward: StockedReward }

/** What POINT can be exchanged for: price, stock, whether it is offered; and whether the books agree with it. */
export function RewardsScreen() {
  const t = useTranslations('market.rewards')
  const mayWrite = useMayWrite()
  const [asking, setAsking] = useState<Asking | null>(null)
  const [done, setDone] = useState<Done | null>(null)
  const finish = (made: Done) => {
    setAsking(null)
    setDone(made)
  }
  const close = () => setAsking(null)
  return (
    <>
      <ScreenHead
        title={t('title')}
        lead={t('lead')}
        end={
          mayWrite && (
            <Button size="sm" className={DENSE} onClick={() => setAsking({ act: 'create' })}>
              {t('create')}
            </Button>
          )
        }
      />
      <RewardsNav />
      {done && <DoneNotice key={`${done.after.id}${done.after.version}`} done={done} onUndone={() => setDone(null)} />}
      <Panel title={t('inventory')} isBare>
        <PagedTable
          caption={t('caption')}
          columns={useRewardColumns((act, reward) => setAsking({ act, reward }))}
          pages={useInfiniteQuery(rewardsQuery())}
          rowId={({ id }) => id}
          empty={t('empty')}
        />
      </Panel>
      <CheckPanel />
      {mayWrite && <PointsDoor />}
      {asking?.act === 'create' && <RewardDialog reward={null} onClose={close} onDone={finish} />}
      {asking?.act === 'edit' && <RewardDialog reward={asking.reward} onClose={close} onDone={finish} />}
      {asking?.act === 'stock' && <StockDialog reward={asking.reward} onClose={close} onDone={finish} />}
    </>
  )
}
