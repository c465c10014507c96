'use client'

import { Toast as Base } from '@base-ui/react/toast'
import { Bell, Gift, WalletMinimal, X } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useEffect } from 'react'
import { onToast, type Toast, type ToastKind } from '@/store/toasts'

const SHOWN_MS = 4_000
const AT_ONCE = 3
const ICONS: Record<ToastKind, typeof Bell> = { balance: WalletMinimal, reward: Gift, notification: Bell }

/** Short messages above the content, read out politely, gone by themselves or by a swipe. */
export function Toasts() {
  return (
    <Base.Provider timeout={SHOWN_MS} limit={AT_ONCE}>
      <Base.Portal>
        <Base.Viewport className="pointer-events-none fixed inset-x-0 top-[max(4.5rem,env(safe-area-inset-top))] z-50 mx-auto flex w-full max-w-sm flex-col gap-2 px-4 outline-none">
          <ToastList />
        </Base.Viewport>
      </Base.Portal>
    </Base.Provider>
  )
}

function ToastList() {
  const t = useTranslations('realtime')
  const { toasts, add } = Base.useToastManager<Toast>()
  useEffect(() => onToast((toast) => add({ title: t(`toast.${toast.kind}`, toast.values), data: toast })), [add, t])

  return toasts.map((toast) => {
    const Icon = ICONS[toast.data?.kind ?? 'notification']
    return (
      <Base.Root
        key={toast.id}
        toast={toast}
        swipeDirection="up"
        className="pointer-events-auto rounded-control bg-raised shadow-float transition duration-250 ease-out data-ending-style:opacity-0 data-starting-style:opacity-0 motion-safe:data-starting-style:-translate-y-2 data-limited:hidden"
      >
        <Base.Content className="flex items-center gap-3 ps-4">
          <Icon aria-hidden className="size-5 shrink-0 text-accent" strokeWidth={1.75} />
          <Base.Title className="flex-1 py-3 font-medium text-15" render={<p />} />
          <Base.Close
            aria-label={t('dismiss')}
            className="inline-flex size-11 shrink-0 items-center justify-center rounded-full text-ink-soft hover:text-ink"
          >
            <X aria-hidden className="size-4" strokeWidth={1.75} />
          </Base.Close>
        </Base.Content>
      </Base.Root>
    )
  })
}
