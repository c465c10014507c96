'use client'

import { useQueryClient } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { useProblemWords } from '@/components/layout/use-problem-words'
import { Button } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import type { StockedReward } from '@/lib/rewards/catalogue/contract'
import { editReward, moveStock, rewardsKey } from '@/store/queries/admin-rewards'
import { useWrite } from '@/store/use-write'
import { DENSE } from '../controls/dense'
import { fieldsOf } from './reward-draft'

/** What was done to a reward; `before` is the record it replaced, `change` the units that were moved. */
export type Done =
  | { act: 'create'; after: StockedReward }
  | { act: 'edit'; after: StockedReward; before: StockedReward }
  | { act: 'stock'; after: StockedReward; change: number }

/** Says what was done and takes it back as long as nobody changed the reward since. */
export function DoneNotice({ done, onUndone }: { done: Done; onUndone: () => void }) {
  const t = useTranslations('market.rewards')
  const { say } = useProblemWords()
  const { isPending, problem, undo } = useUndo(done, onUndone)
  const { nameKo, stock } = done.after
  return (
    <Notice>
      <div className="flex flex-wrap items-center gap-3">
        {t(`done.${done.act}`, { name: nameKo, free: stock.free })}
        {done.act !== 'create' && (
          <Button tone="quiet" size="sm" className={DENSE} isBusy={isPending} onClick={undo}>
            {t('undo')}
          </Button>
        )}
        {problem && <span className="text-danger">{say(problem)}</span>}
      </div>
    </Notice>
  )
}

function useUndo(done: Done, onUndone: () => void) {
  const t = useTranslations('market.rewards')
  const cache = useQueryClient()
  const refresh = () => void cache.invalidateQueries({ queryKey: rewardsKey })
  const options = {
    isMine: false,
    ifMatch: String(done.after.version),
    onSuccess: () => {
      refresh()
      onUndone()
    },
    onProblem: refresh,
  }
  const editing = useWrite(editReward, options)
  const moving = useWrite(moveStock, options)
  const params = { id: done.after.id }
  const undo = () => {
    if (done.act === 'edit') editing.write({ params, body: fieldsOf(done.before) })
    if (done.act === 'stock') moving.write({ params, body: { change: -done.change, reason: t('undoReason') } })
  }
  const { isPending, problem } = done.act === 'stock' ? moving : editing
  return { isPending, problem, undo }
}
