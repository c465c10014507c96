'use client'

import { useQueryClient } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { MEMO_MAX } from '@/lib/ledger/constants'
import type { Adjustment } from '@/lib/ledger/contract'
import { adminKey, deduct, grant, memberKey, walletQuery } from '@/store/queries/admin'
import { useWrite } from '@/store/use-write'
import { Panel } from '../controls/panel'
import { GoldForm } from './gold-form'
import { amountOf, BLANK, type Done, type Intent, undoOf } from './gold-intent'
import { GoldReceipt } from './gold-receipt'

/** Gives GOLD to a member or takes some away, with the reason that stays in the books. */
export function GoldPanel({ memberId }: { memberId: string }) {
  const t = useTranslations('admin.gold')
  const cache = useQueryClient()
  const [intent, setIntent] = useState<Intent>(BLANK)
  const [done, setDone] = useState<Done | null>(null)
  const [isUndo, setUndo] = useState(false)

  const onSuccess = ({ transferId, balance }: Adjustment) => {
    cache.setQueryData(walletQuery(memberId).queryKey, balance)
    void cache.invalidateQueries({ queryKey: [...memberKey(memberId), 'history'] })
    void cache.invalidateQueries({ queryKey: adminKey('ledger') })
    const amount = amountOf(intent.amount) ?? 0
    setDone({ ...intent, amount, transferId, after: balance.balances.GOLD?.available ?? 0 })
    setIntent({ ...BLANK, direction: intent.direction })
    setUndo(false)
  }
  const granting = useWrite(grant, { isMine: false, onSuccess })
  const deducting = useWrite(deduct, { isMine: false, onSuccess })
  const active = intent.direction === 'grant' ? granting : deducting

  const submit = (amount: number, reason: string) => {
    setDone(null)
    active.write({ params: { id: memberId }, body: { amount, reason } })
  }
  const prepareUndo = (made: Done) => {
    const words = t('undoReason', { transferId: made.transferId, reason: made.reason })
    setIntent(undoOf(made, words.slice(0, MEMO_MAX)))
    setUndo(true)
    setDone(null)
  }
  const change = (next: Partial<Intent>) => {
    granting.reset()
    deducting.reset()
    setIntent({ ...intent, ...next })
  }
  return (
    <Panel title={t('title')}>
      <div className="space-y-4">
        <GoldForm
          intent={intent}
          isUndo={isUndo}
          isBusy={active.isPending}
          problem={active.problem}
          onChange={change}
          onSubmit={submit}
        />
        {done && <GoldReceipt done={done} onUndo={() => prepareUndo(done)} />}
      </div>
    </Panel>
  )
}
