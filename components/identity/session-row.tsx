'use client'

import { Monitor, Smartphone, Terminal } from 'lucide-react'
import { useFormatter, useNow, useTranslations } from 'next-intl'
import { useProblemWords } from '@/components/layout/use-problem-words'
import { Badge } from '@/components/ui/badge'
import { Button } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import type { Session } from '@/lib/identity/sessions/contract'
import { useRevokeSession } from '@/store/queries/identity'
import { readDevice } from './device-words'

const HANDHELD = ['iPhone', 'iPad', 'Android']
const MINUTE_MS = 60_000

/** One device: what it is, where it is, when it was last seen. */
export function SessionRow({ session, onEnded }: { session: Session; onEnded: (device: string) => void }) {
  const t = useTranslations('identity.sessions')
  const format = useFormatter()
  const now = useNow({ updateInterval: MINUTE_MS })
  const { say } = useProblemWords()
  const { browser, system } = readDevice(session.userAgent)
  const device = t('device', { browser: browser ?? t('unknownBrowser'), system: system ?? t('unknownSystem') })
  const revoke = useRevokeSession(() => onEnded(device))
  const Icon = iconOf(session.kind, system)
  return (
    <li className="flex flex-col gap-3 py-4">
      <div className="flex items-start gap-4">
        <span aria-hidden className="flex size-10 shrink-0 items-center justify-center rounded-full bg-sunken">
          <Icon className="size-5" strokeWidth={1.75} />
        </span>
        <div className="min-w-0 flex-1 space-y-0.5">
          <p className="flex flex-wrap items-center gap-2 font-medium">
            {device}
            {session.isCurrent && <Badge tone="accent">{t('current')}</Badge>}
          </p>
          <p className="text-13 text-ink-soft">
            {t('lastSeen', { when: format.relativeTime(new Date(session.lastSeenAt), now) })}
          </p>
          <p className="text-13 text-ink-soft">
            {t(`kinds.${session.kind}`)} · {t('ip', { ip: session.ip })} ·{' '}
            {t('since', { when: format.dateTime(new Date(session.createdAt), { dateStyle: 'medium' }) })}
          </p>
        </div>
        {!session.isCurrent && (
          <Button
            tone="quiet"
            size="sm"
            isBusy={revoke.isPending}
            aria-label={t('revokeOf', { device })}
            onClick={() => revoke.write({ params: { id: session.id } })}
          >
            {t('revoke')}
          </Button>
        )}
      </div>
      {revoke.problem && <Notice tone="error">{say(revoke.problem)}</Notice>}
    </li>
  )
}

function iconOf(kind: Session['kind'], system: string | null) {
  if (kind === 'API') return Terminal
  return system && HANDHELD.includes(system) ? Smartphone : Monitor
}
