'use client'

import { Dialog as Base } from '@base-ui/react/dialog'
import type { ReactNode } from 'react'

export type DialogProps = {
  isOpen: boolean
  onClose: () => void
  title: string
  children: ReactNode
  /** Two buttons of equal weight: the way on and the way out. */
  actions: ReactNode
}

/** What a `Dialog` shows: a sheet from below on a phone, a card in the middle above. */
export function DialogSheet({ isOpen, onClose, title, children, actions }: DialogProps) {
  return (
    <Base.Root open={isOpen} onOpenChange={(open) => !open && onClose()}>
      <Base.Portal>
        <Base.Backdrop className="fixed inset-0 z-40 bg-[oklch(10%_0.02_265/0.5)] transition-opacity duration-250 data-ending-style:opacity-0 data-starting-style:opacity-0" />
        <Base.Popup className="fixed inset-x-0 bottom-0 z-50 flex max-h-[85dvh] flex-col gap-6 overflow-y-auto rounded-t-card bg-raised p-6 pb-[max(1.5rem,env(safe-area-inset-bottom))] shadow-float outline-none transition duration-250 ease-out data-ending-style:translate-y-4 data-starting-style:translate-y-8 data-ending-style:opacity-0 data-starting-style:opacity-0 sm:inset-x-auto sm:top-1/2 sm:bottom-auto sm:left-1/2 sm:w-[26rem] sm:-translate-x-1/2 sm:-translate-y-1/2 sm:rounded-card">
          <div className="space-y-2">
            <Base.Title className="text-20">{title}</Base.Title>
            <Base.Description render={<div />} className="text-ink-soft">
              {children}
            </Base.Description>
          </div>
          <div className="grid grid-cols-2 gap-3">{actions}</div>
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  )
}
