'use client'

import { useFormatter, useTranslations } from 'next-intl'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { NOTICE_HOURS } from '@/lib/arcade/odds/constants'
import type { Paytable } from '@/lib/arcade/paytables/contract'
import { type ConfigOf, figuresOf } from '@/lib/arcade/paytables/rules/games'
import type { Game } from '@/lib/arcade/stats/contract'
import { Differences } from './differences'
import { ReturnFigures } from './return-figures'

type PublishDialogProps = {
  isOpen: boolean
  /** The version that it will be, if nobody publishes before. */
  version: number
  before: Paytable
  game: Game
  config: ConfigOf[Game]
  /** When it shall take effect; null for the earliest moment. */
  effectiveAt: string | null
  isBusy: boolean
  onClose: () => void
  onConfirm: () => void
}

/** The last look before everybody plays by the new figures. */
export function PublishDialog(props: PublishDialogProps) {
  const { isOpen, version, before, game, config, effectiveAt, isBusy, onClose, onConfirm } = props
  const t = useTranslations('admin.paytable')
  const format = useFormatter()
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
      <p className="pb-4">
        {effectiveAt === null
          ? t('confirmSoonest', { hours: NOTICE_HOURS })
          : t('confirmAt', { when: format.dateTime(new Date(effectiveAt), { dateStyle: 'long', timeStyle: 'short' }) })}
      </p>
      <div className="space-y-4 text-ink">
        <ReturnFigures before={before} after={figuresOf(game, config)} />
        <Differences game={game} before={before.config} after={config} />
      </div>
    </Dialog>
  )
}
