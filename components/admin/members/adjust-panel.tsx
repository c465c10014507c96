'use client'

import { useQueryClient } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { MEMO_MAX } from '@/lib/ledger/constants'
import type { Adjustment } from '@/lib/ledger/contract'
import { adjustPoint, adminKey, deduct, grant, memberKey, walletQuery } from '@/store/queries/admin'
import { useWrite } from '@/store/use-write'
import { Panel } from '../controls/panel'
import { useUrlState } from '../table/url-state'
import { AdjustForm } from './adjust-form'
import { ADJUSTABLE, type Adjustable, amountOf, BLANK, type Done, type Intent, signed, undoOf } from './adjust-intent'
import { AdjustReceipt } from './adjust-receipt'

/** Gives a member GOLD or POINT or takes some away, with the reason that stays in the books; which one stands in the address. */
export function AdjustPanel({ memberId }: { memberId: string }) {
  const t = useTranslations('admin.adjust')
  const [url, setUrl] = useUrlState(['adjust'])
  const asset = ADJUSTABLE.find((one) => one === url.adjust) ?? 'GOLD'
  return (
    <Panel title={t('title')}>
      <Adjusting
        key={asset}
        memberId={memberId}
        asset={asset}
        onAsset={(next) => setUrl({ adjust: next === 'GOLD' ? '' : next })}
      />
    </Panel>
  )
}

type AdjustingProps = { memberId: string; asset: Adjustable; onAsset: (asset: Adjustable) => void }

function Adjusting({ memberId, asset, onAsset }: AdjustingProps) {
  const t = useTranslations('admin.adjust')
  const [intent, setIntent] = useState<Intent>(BLANK)
  const [done, setDone] = useState<Done | null>(null)
  const [isUndo, setUndo] = useState(false)
  const writing = useAdjust(memberId, asset, intent.direction, ({ transferId, balance }) => {
    const amount = amountOf(intent.amount) ?? 0
    setDone({ ...intent, amount, transferId, after: balance.balances[asset]?.available ?? 0 })
    setIntent({ ...BLANK, direction: intent.direction })
    setUndo(false)
  })
  const prepareUndo = (made: Done) => {
    const words = t('undoReason', { transferId: made.transferId, reason: made.reason })
    setIntent(undoOf(made, words.slice(0, MEMO_MAX)))
    setUndo(true)
    setDone(null)
  }
  return (
    <div className="space-y-4">
      <AdjustForm
        asset={asset}
        onAsset={onAsset}
        intent={intent}
        isUndo={isUndo}
        isBusy={writing.isPending}
        problem={writing.problem}
        onChange={(next) => {
          writing.reset()
          setIntent({ ...intent, ...next })
        }}
        onSubmit={(amount, reason) => {
          setDone(null)
          writing.write(amount, reason)
        }}
      />
      {done && <AdjustReceipt asset={asset} done={done} onUndo={() => prepareUndo(done)} />}
    </div>
  )
}

/** GOLD is granted and deducted by operations of their own; POINT by one with a sign. */
function useAdjust(
  memberId: string,
  asset: Adjustable,
  direction: Intent['direction'],
  onDone: (made: Adjustment) => void,
) {
  const cache = useQueryClient()
  const onSuccess = (made: Adjustment) => {
    cache.setQueryData(walletQuery(memberId).queryKey, made.balance)
    void cache.invalidateQueries({ queryKey: [...memberKey(memberId), 'history'] })
    void cache.invalidateQueries({ queryKey: adminKey('ledger') })
    onDone(made)
  }
  const granting = useWrite(grant, { isMine: false, onSuccess })
  const deducting = useWrite(deduct, { isMine: false, onSuccess })
  const points = useWrite(adjustPoint, { isMine: false, onSuccess })
  const gold = direction === 'grant' ? granting : deducting
  const { isPending, problem } = asset === 'POINT' ? points : gold
  return {
    isPending,
    problem,
    reset: () => {
      for (const one of [granting, deducting, points]) one.reset()
    },
    write: (amount: number, reason: string) =>
      asset === 'POINT'
        ? points.write({ body: { memberId, amount: signed({ direction, amount }), reason } })
        : gold.write({ params: { id: memberId }, body: { amount, reason } }),
  }
}
