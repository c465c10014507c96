'use client'

import { useFormatter, useTranslations } from 'next-intl'
import { Button } from '@/components/ui/button'
import { DENSE } from '../controls/dense'
import { Figure } from '../controls/figure'
import { TransferLink } from '../ledger/links'
import { type Adjustable, type Done, signed } from './adjust-intent'

type AdjustReceiptProps = { asset: Adjustable; done: Done; onUndo: () => void }

/** What was just moved: before, after, where it stands in the books, and the way back. */
export function AdjustReceipt({ asset, done, onUndo }: AdjustReceiptProps) {
  const t = useTranslations('admin.adjust')
  const format = useFormatter()
  return (
    <div role="status" className="animate-fade space-y-3 rounded-mark bg-sunken p-3 text-13">
      <p className="font-semibold">
        {t(done.direction === 'grant' ? 'doneGrant' : 'doneDeduct', { asset, amount: format.number(done.amount) })}
      </p>
      <dl className="grid grid-cols-2 gap-2">
        <div>
          <dt className="text-ink-soft">{t('before')}</dt>
          <dd>
            <Figure value={done.after - signed(done)} unit={asset} />
          </dd>
        </div>
        <div>
          <dt className="text-ink-soft">{t('after')}</dt>
          <dd className="font-semibold">
            <Figure value={done.after} unit={asset} />
          </dd>
        </div>
      </dl>
      <p className="break-all">
        <span className="block text-ink-soft">{t('transfer')}</span>
        <TransferLink id={done.transferId} />
      </p>
      <Button tone="quiet" size="sm" className={DENSE} onClick={onUndo}>
        {t('prepareUndo')}
      </Button>
    </div>
  )
}
