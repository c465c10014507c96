'use client'

import { CloudOff, RefreshCw } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { Badge } from '@/components/ui/badge'
import { useConnection, useLastError } from '@/store/moa-store'
import { useProblemWords } from './use-problem-words'

/** How this browser stands to the server: a quiet dot while all is well, words when it isn't. */
export function ConnectionBadge() {
  const t = useTranslations('realtime.connection')
  const { say } = useProblemWords()
  const state = useConnection()
  const lastError = useLastError()
  return (
    <span role="status" data-connection={state} title={lastError ? say(lastError) : undefined}>
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
