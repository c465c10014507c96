'use client'

import { useQueryClient } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { useProblemWords } from '@/components/layout/use-problem-words'
import type { Stock } from '@/lib/predictions/universe/contract'
import { marketKey, putStock } from '@/store/queries/admin-market'
import { useWrite } from '@/store/use-write'
import { AskDialog } from '../controls/ask-dialog'
import { TextField } from '../controls/text-field'
import { draftOf } from './stock-draft'

type EndDialogProps = { stock: Stock; onClose: () => void; onDone: (stock: Stock) => void }

/** Names the last day on which a symbol is listed. */
export function EndDialog({ stock, onClose, onDone }: EndDialogProps) {
  const t = useTranslations('market.symbols')
  const cache = useQueryClient()
  const { sayFor } = useProblemWords()
  const [validTo, setValidTo] = useState('')
  const [wasTried, setTried] = useState(false)
  const refresh = () => void cache.invalidateQueries({ queryKey: marketKey })
  const ending = useWrite(putStock, {
    isMine: false,
    onSuccess: (saved) => {
      refresh()
      onDone(saved)
    },
    onProblem: refresh,
  })
  const isSound = validTo >= stock.validFrom
  const refused = sayFor(ending.problem, '/body/validTo')
  const submit = () => {
    setTried(true)
    if (isSound) ending.write({ body: { ...draftOf(stock), validTo, version: stock.version } })
  }
  return (
    <AskDialog
      title={t('endTitle', { symbol: stock.symbol })}
      follows={<p>{t('endFollows')}</p>}
      confirm={t('end')}
      isBusy={ending.isPending}
      problem={ending.problem}
      isRefusedByField={refused !== undefined}
      onClose={onClose}
      onConfirm={submit}
    >
      <TextField
        label={t('validTo')}
        type="date"
        min={stock.validFrom}
        value={validTo}
        error={refused ?? (wasTried && !isSound ? t('wrong.validTo') : undefined)}
        onChange={(event) => setValidTo(event.target.value)}
      />
    </AskDialog>
  )
}
