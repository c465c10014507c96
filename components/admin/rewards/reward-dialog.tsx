'use client'

import { useQueryClient } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { useProblemWords } from '@/components/layout/use-problem-words'
import type { StockedReward } from '@/lib/rewards/catalogue/contract'
import { addReward, editReward, rewardsKey } from '@/store/queries/admin-rewards'
import { useWrite } from '@/store/use-write'
import { AskDialog } from '../controls/ask-dialog'
import type { Done } from './done-notice'
import { BLANK, editOf, faultsIn, type RewardDraft, type RewardField, textOf } from './reward-draft'
import { RewardFields } from './reward-fields'

type RewardDialogProps = { reward: StockedReward | null; onClose: () => void; onDone: (done: Done) => void }

/** Makes a reward, or changes one as it was when it was looked at. */
export function RewardDialog({ reward, onClose, onDone }: RewardDialogProps) {
  const t = useTranslations('market.rewards')
  const { sayFor } = useProblemWords()
  const [draft, setDraft] = useState<RewardDraft>(() => (reward ? textOf(reward) : BLANK))
  const [wasTried, setTried] = useState(false)
  const saving = useSave(reward, onDone)
  const faults = faultsIn(draft)
  const refusedFor = (field: RewardField) =>
    field === 'sku' && saving.problem?.code === 'CONFLICT' ? t('skuTaken') : sayFor(saving.problem, `/body/${field}`)
  const fields = Object.keys(BLANK) as RewardField[]
  const submit = () => {
    setTried(true)
    if (faults.length === 0) saving.save(draft)
  }
  return (
    <AskDialog
      title={reward ? t('editOne', { name: reward.nameKo }) : t('createTitle')}
      follows={<p>{t(reward ? 'editFollows' : 'createFollows')}</p>}
      confirm={t(reward ? 'edit' : 'create')}
      isBusy={saving.isPending}
      problem={saving.problem}
      isRefusedByField={fields.some((field) => refusedFor(field) !== undefined)}
      onClose={onClose}
      onConfirm={submit}
    >
      <RewardFields
        draft={draft}
        isNew={reward === null}
        errorOf={(field) => refusedFor(field) ?? (wasTried && faults.includes(field) ? t(`wrong.${field}`) : undefined)}
        onChange={(change) => setDraft({ ...draft, ...change })}
      />
    </AskDialog>
  )
}

function useSave(reward: StockedReward | null, onDone: (done: Done) => void) {
  const cache = useQueryClient()
  const refresh = () => void cache.invalidateQueries({ queryKey: rewardsKey })
  const settle = (made: Done) => {
    refresh()
    onDone(made)
  }
  const adding = useWrite(addReward, { isMine: false, onSuccess: (after) => settle({ act: 'create', after }) })
  const editing = useWrite(editReward, {
    isMine: false,
    ifMatch: reward ? String(reward.version) : undefined,
    onSuccess: (after) => reward && settle({ act: 'edit', after, before: reward }),
    onProblem: refresh,
  })
  const { isPending, problem } = reward ? editing : adding
  const save = (draft: RewardDraft) =>
    reward
      ? editing.write({ params: { id: reward.id }, body: editOf(draft) })
      : adding.write({ body: { ...editOf(draft), sku: draft.sku.trim(), isDemo: draft.isDemo } })
  return { isPending, problem, save }
}
