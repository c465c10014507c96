'use client'

import { Autocomplete } from '@base-ui/react/autocomplete'
import { Dialog } from '@base-ui/react/dialog'
import { Search } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useId, useState } from 'react'
import { type Destination, type DestinationGroup, useDestinations } from './use-destinations'

export const BACKDROP = 'fixed inset-0 z-40 bg-[oklch(10%_0.02_265/0.5)]'

/** ⌘K: a line to write in, and everything that it may mean. */
export function CommandPalette({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }) {
  const t = useTranslations('admin.palette')
  return (
    <Dialog.Root open={isOpen} onOpenChange={(open) => !open && onClose()}>
      <Dialog.Portal>
        <Dialog.Backdrop className={BACKDROP} />
        <Dialog.Popup
          aria-label={t('title')}
          className="fixed inset-x-2 top-8 z-50 mx-auto flex max-h-[min(36rem,calc(100dvh-4rem))] max-w-xl flex-col overflow-hidden rounded-control bg-raised shadow-float outline-none lg:top-24"
        >
          <Finder onDone={onClose} />
          <Dialog.Close className="sr-only">{t('close')}</Dialog.Close>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  )
}

function Finder({ onDone }: { onDone: () => void }) {
  const t = useTranslations('admin.palette')
  const router = useRouter()
  const hintId = useId()
  const [text, setText] = useState('')
  const { groups, isSearching } = useDestinations(text)
  const go = ({ href }: Destination) => {
    onDone()
    router.push(href)
  }
  return (
    <Autocomplete.Root
      open
      inline
      mode="none"
      items={groups}
      value={text}
      onValueChange={setText}
      itemToStringValue={(item: Destination) => item.label}
      autoHighlight="always"
      keepHighlight
    >
      <div className="flex items-center gap-2 border-b ps-4">
        <Search aria-hidden className="size-4 shrink-0 text-ink-soft" strokeWidth={1.75} />
        <Autocomplete.Input
          aria-label={t('label')}
          aria-describedby={hintId}
          placeholder={t('placeholder')}
          className="h-12 w-full bg-transparent pe-4 text-15 outline-none placeholder:text-ink-soft"
        />
      </div>
      <div className="min-h-0 flex-1 overflow-y-auto">
        <Autocomplete.Empty>
          <p className="px-4 py-8 text-center text-13 text-ink-soft">{isSearching ? t('searching') : t('empty')}</p>
        </Autocomplete.Empty>
        <Autocomplete.List className="py-1 outline-none">
          {(group: DestinationGroup) => (
            <Autocomplete.Group key={group.value} items={group.items}>
              <Autocomplete.GroupLabel className="px-4 pt-2 pb-1 text-13 text-ink-soft">
                {t(group.value)}
              </Autocomplete.GroupLabel>
              <Autocomplete.Collection>
                {(item: Destination) => (
                  <Autocomplete.Item
                    key={item.href}
                    value={item}
                    onClick={() => go(item)}
                    className="flex min-h-11 cursor-default select-none items-center justify-between gap-4 px-4 text-15 data-highlighted:bg-accent-tint lg:min-h-9 lg:text-13"
                  >
                    <span className="truncate font-medium">{item.label}</span>
                    <span className="truncate text-ink-soft">{item.lead}</span>
                  </Autocomplete.Item>
                )}
              </Autocomplete.Collection>
            </Autocomplete.Group>
          )}
        </Autocomplete.List>
      </div>
      <p id={hintId} className="border-t px-4 py-2 text-13 text-ink-soft">
        {t('hint')}
      </p>
    </Autocomplete.Root>
  )
}
