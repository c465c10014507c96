'use client'

import { useQueryClient } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { type ReactNode, useState } from 'react'
import { useProblemWords } from '@/components/layout/use-problem-words'
import type { Outcome, SettlementVersion } from '@/lib/predictions/settlements/contract'
import { correct, decide, marketKey } from '@/store/queries/admin-market'
import { useWrite } from '@/store/use-write'
import { AskDialog } from '../controls/ask-dialog'
import { type DecisionDraft, type DecisionField, decisionOf, draftFor, faultsIn } from './decision-draft'
import { DecisionFields } from './decision-fields'

type DecisionDialogProps = {
  /** A held symbol is decided for the first time; a settled one is settled again. */
  kind: 'decide' | 'correct'
  tradeDate: string
  symbol: string
  outcome: Outcome
  title: string
  /** What follows from an outcome, said anew whenever another is chosen. */
  follows: (outcome: Outcome) => ReactNode
  onClose: () => void
  onDone: (version: SettlementVersion) => void
}

const POINTERS: Record<DecisionField, string> = {
  prevClose: '/body/prevCloseMicros',
  close: '/body/closeMicros',
  note: '/body/note',
}

/** An operator's word on what a symbol did on a day. */
export function DecisionDialog(props: DecisionDialogProps) {
  const { kind, tradeDate, symbol, outcome, title, follows, onClose, onDone } = props
  const t = useTranslations('market.decision')
  const { sayFor } = useProblemWords()
  const [draft, setDraft] = useState<DecisionDraft>(() => draftFor(outcome))
  const [wasTried, setTried] = useState(false)
  const act = useDecision(kind, onDone)
  const faults = faultsIn(draft)
  const errorOf = (field: DecisionField) =>
    sayFor(act.problem, POINTERS[field]) ?? (wasTried && faults.includes(field) ? t(`wrong.${field}`) : undefined)
  const submit = () => {
    setTried(true)
    if (faults.length === 0) act.write({ params: { tradeDate, symbol }, body: decisionOf(draft) })
  }
  return (
    <AskDialog
      title={title}
      follows={follows(draft.outcome)}
      confirm={t(`${kind}Confirm`)}
      isBusy={act.isPending}
      problem={act.problem}
      isRefusedByField={Object.values(POINTERS).some((pointer) => sayFor(act.problem, pointer))}
      onClose={onClose}
      onConfirm={submit}
    >
      <DecisionFields draft={draft} errorOf={errorOf} onChange={(change) => setDraft({ ...draft, ...change })} />
    </AskDialog>
  )
}

function useDecision(kind: DecisionDialogProps['kind'], onDone: DecisionDialogProps['onDone']) {
  const cache = useQueryClient()
  const refresh = () => void cache.invalidateQueries({ queryKey: marketKey })
  const options = {
    isMine: false,
    onSuccess: (version: SettlementVersion) => {
      refresh()
      onDone(version)
    },
    onProblem: refresh,
  }
  const deciding = useWrite(decide, options)
  const correcting = useWrite(correct, options)
  return kind === 'decide' ? deciding : correcting
}
