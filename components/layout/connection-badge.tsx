'use client'

import { CloudOff, RefreshCw } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { Badge } from '@/components/ui/badge'
import { useConnection } from '@/store/moa-store'

/** How this browser stands to the server: a quiet dot while all is well, words when it isn't. */
export function ConnectionBadge() {
  const t = useTranslations('realtime.connection')
  const state = useConnection()
  return (
    <span role="status" data-connection={state}>
      {state === 'reconnecting' && (
        <Badge>
          <RefreshCw aria-hidden className="size-3.5" strokeWidth={1.75} />
          {t('reconnecting')}
        </Badge>
      )}
      {state === 'offline' && (
        <Badge tone="danger">
          <CloudOff aria-hidden className="size-3.5" strokeWidth={1.75} />
          {t('offline')}
        </Badge>
      )}
      {state === 'online' && (
        <span className="block size-2 rounded-full bg-positive" title={t('online')}>
          <span className="sr-only">{t('online')}</span>
        </span>
      )}
    </span>
  )
}
