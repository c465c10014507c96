'use client'

import { useQueryClient } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { useProblemWords } from '@/components/layout/use-problem-words'
import { REASON_MAX } from '@/lib/rewards/catalogue/constants'
import type { StockedReward } from '@/lib/rewards/catalogue/contract'
import { moveStock, rewardsKey } from '@/store/queries/admin-rewards'
import { useWrite } from '@/store/use-write'
import { AskDialog } from '../controls/ask-dialog'
import { TextField } from '../controls/text-field'
import type { Done } from './done-notice'
import { changeOf } from './reward-draft'

type StockDialogProps = { reward: StockedReward; onClose: () => void; onDone: (done: Done) => void }

/** Adds units to a reward's stock, or takes free ones away. */
export function StockDialog({ reward, onClose, onDone }: StockDialogProps) {
  const t = useTranslations('market.rewards')
  const cache = useQueryClient()
  const { sayFor } = useProblemWords()
  const [given, setGiven] = useState({ change: '', reason: '' })
  const [wasTried, setTried] = useState(false)
  const refresh = () => void cache.invalidateQueries({ queryKey: rewardsKey })
  const change = changeOf(given.change)
  const moving = useWrite(moveStock, {
    isMine: false,
    ifMatch: String(reward.version),
    onSuccess: (after) => {
      refresh()
      onDone({ act: 'stock', after, change: change ?? 0 })
    },
    onProblem: refresh,
  })
  const { free } = reward.stock
  const isShort = moving.problem?.code === 'OUT_OF_STOCK'
  const changeError =
    (isShort ? t('stockShort', { free }) : sayFor(moving.problem, '/body/change')) ??
    (wasTried && change === null ? t('wrong.change') : undefined)
  const reasonError =
    sayFor(moving.problem, '/body/reason') ?? (wasTried && !given.reason.trim() ? t('noReason') : undefined)
  const submit = () => {
    setTried(true)
    const reason = given.reason.trim()
    if (change !== null && reason) moving.write({ params: { id: reward.id }, body: { change, reason } })
  }
  return (
    <AskDialog
      title={t('stockTitle', { name: reward.nameKo })}
      follows={<p>{change === null ? t('stockNow', { free }) : t('stockFollows', { free, next: free + change })}</p>}
      confirm={t('stock')}
      isBusy={moving.isPending}
      problem={moving.problem}
      isRefusedByField={Boolean(changeError || reasonError)}
      onClose={onClose}
      onConfirm={submit}
    >
      <TextField
        label={t('change')}
        hint={t('changeHint')}
        inputMode="text"
        value={given.change}
        error={changeError}
        onChange={(event) => setGiven({ ...given, change: event.target.value })}
      />
      <TextField
        label={t('reason')}
        hint={t('reasonHint')}
        maxLength={REASON_MAX}
        value={given.reason}
        error={reasonError}
        onChange={(event) => setGiven({ ...given, reason: event.target.value })}
      />
    </AskDialog>
  )
}
