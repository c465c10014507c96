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
import { BLANK, faultsIn, recordOf, type StockField, textOf } from './stock-draft'

type StockDialogProps = { stock: Stock | null; onClose: () => void; onDone: (stock: Stock) => void }

const FIELDS: readonly { field: StockField; type?: 'date'; inputMode?: 'numeric' }[] = [
  { field: 'symbol' },
  { field: 'nameKo' },
  { field: 'nameEn' },
  { field: 'position', inputMode: 'numeric' },
  { field: 'validFrom', type: 'date' },
  { field: 'validTo', type: 'date' },
]

/** Adds a symbol, or changes one as it was when it was looked at. */
export function StockDialog({ stock, onClose, onDone }: StockDialogProps) {
  const t = useTranslations('market.symbols')
  const cache = useQueryClient()
  const { sayFor } = useProblemWords()
  const [draft, setDraft] = useState(stock ? textOf(stock) : BLANK)
  const [wasTried, setTried] = useState(false)
  const refresh = () => void cache.invalidateQueries({ queryKey: marketKey })
  const saving = useWrite(putStock, {
    isMine: false,
    onSuccess: (saved) => {
      refresh()
      onDone(saved)
    },
    onProblem: refresh,
  })
  const faults = faultsIn(draft)
  const submit = () => {
    setTried(true)
    if (faults.length === 0) saving.write({ body: { ...recordOf(draft), ...(stock && { version: stock.version }) } })
  }
  const errorOf = (field: StockField) =>
    sayFor(saving.problem, `/body/${field}`) ?? (wasTried && faults.includes(field) ? t(`wrong.${field}`) : undefined)
  return (
    <AskDialog
      title={stock ? t('changeOne', { symbol: stock.symbol }) : t('addTitle')}
      follows={<p>{t('follows')}</p>}
      confirm={stock ? t('change') : t('add')}
      isBusy={saving.isPending}
      problem={saving.problem}
      isRefusedByField={FIELDS.some(({ field }) => sayFor(saving.problem, `/body/${field}`))}
      onClose={onClose}
      onConfirm={submit}
    >
      {FIELDS.filter(({ field }) => !(stock && field === 'symbol')).map(({ field, ...input }) => (
        <TextField
          key={field}
          {...input}
          label={t(field)}
          hint={field === 'validTo' ? t('validToHint') : undefined}
          value={draft[field]}
          error={errorOf(field)}
          onChange={(event) => setDraft({ ...draft, [field]: event.target.value })}
        />
      ))}
    </AskDialog>
  )
}
