'use client'

import { useTranslations } from 'next-intl'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import type { Paytable } from '@/lib/arcade/paytables/contract'
import { oddsOf } from '@/lib/arcade/paytables/rules'
import type { SlotConfig } from '@/lib/arcade/slot/contract'
import { Differences } from './differences'
import { ReturnFigures } from './return-figures'

type PublishDialogProps = {
  isOpen: boolean
  /** The version that it will be, if nobody publishes before. */
  version: number
  before: Paytable
  config: SlotConfig
  isBusy: boolean
  onClose: () => void
  onConfirm: () => void
}

/** The last look before everybody plays by the new figures. */
export function PublishDialog({ isOpen, version, before, config, isBusy, onClose, onConfirm }: PublishDialogProps) {
  const t = useTranslations('admin.paytable')
  return (
    <Dialog
      isOpen={isOpen}
      onClose={onClose}
      title={t('confirmTitle')}
      actions={
        <>
          <Button tone="quiet" size="sm" onClick={onClose}>
            {t('keepEditing')}
          </Button>
          <Button size="sm" isBusy={isBusy} onClick={onConfirm}>
            {t('confirm', { version })}
          </Button>
        </>
      }
    >
      <p className="pb-4">{t('confirmText')}</p>
      <div className="space-y-4 text-ink">
        <ReturnFigures before={before} after={oddsOf(config)} />
        <Differences before={before.config} after={config} />
      </div>
    </Dialog>
  )
}
