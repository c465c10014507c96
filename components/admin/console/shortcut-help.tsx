'use client'

import { Dialog } from '@base-ui/react/dialog'
import { useTranslations } from 'next-intl'
import { type ReactNode, useId } from 'react'
import { Button } from '@/components/ui/button'
import { Switch } from '@/components/ui/switch'
import { DENSE } from '../controls/dense'
import { KeyCap } from '../controls/key-cap'
import { BACKDROP } from './command-palette'
import { SECTIONS } from './sections'

type ShortcutHelpProps = {
  isOpen: boolean
  onClose: () => void
  lettersOn: boolean
  onLetters: (isOn: boolean) => void
}

/** What the keys do, and the switch for those that are letters. */
export function ShortcutHelp({ isOpen, onClose, lettersOn, onLetters }: ShortcutHelpProps) {
  const t = useTranslations('admin')
  const labelId = useId()
  return (
    <Dialog.Root open={isOpen} onOpenChange={(open) => !open && onClose()}>
      <Dialog.Portal>
        <Dialog.Backdrop className={BACKDROP} />
        <Dialog.Popup className="fixed inset-x-2 top-8 z-50 mx-auto max-h-[calc(100dvh-4rem)] max-w-md space-y-4 overflow-y-auto rounded-control bg-raised p-6 shadow-float outline-none">
          <Dialog.Title className="text-17">{t('shortcuts.title')}</Dialog.Title>
          <ul className="divide-y divide-line text-13">
            <Line keys={['⌘ K', 'Ctrl K']}>{t('shortcuts.palette')}</Line>
            <Line keys={['?']}>{t('shortcuts.help')}</Line>
            <Line keys={['/']}>{t('shortcuts.search')}</Line>
            <Line keys={['j']}>{t('shortcuts.nextRow')}</Line>
            <Line keys={['k']}>{t('shortcuts.previousRow')}</Line>
            <Line keys={['Enter']}>{t('shortcuts.open')}</Line>
            {SECTIONS.map(({ id, key }) => (
              <Line key={id} keys={[`g ${key}`]}>
                {t('shortcuts.goTo', { section: t(`sections.${id}`) })}
              </Line>
            ))}
          </ul>
          <div className="flex items-center justify-between gap-4">
            <div>
              <p id={labelId} className="font-medium text-13">
                {t('shortcuts.letters')}
              </p>
              <p className="text-13 text-ink-soft">{t('shortcuts.lettersHint')}</p>
            </div>
            <Switch labelledBy={labelId} isOn={lettersOn} onChange={onLetters} />
          </div>
          <Button tone="quiet" size="sm" isWide className={DENSE} onClick={onClose}>
            {t('shortcuts.close')}
          </Button>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  )
}

function Line({ keys, children }: { keys: readonly string[]; children: ReactNode }) {
  return (
    <li className="flex items-center justify-between gap-4 py-1.5">
      <span>{children}</span>
      <span className="flex gap-1">
        {keys.map((key) => (
          <KeyCap key={key}>{key}</KeyCap>
        ))}
      </span>
    </li>
  )
}
