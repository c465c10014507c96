'use client'

import { useNow, useTranslations } from 'next-intl'
import { useHeld } from '@/components/ui/use-held'
import { useGameSession } from '@/store/moa-store'

const MINUTE_MS = 60_000
/** After this long without a play the next one begins a new session (as the server has it). */
const IDLE_MS = 15 * MINUTE_MS
const LOOK_EVERY_MS = 30_000

/**
 * What this session of play came to over all games, and how long it has been going: a sign and words, in the colour of
 * any other text, whichever way it went.
 */
export function NetPosition({ isHeld }: { isHeld: boolean }) {
  const t = useTranslations('arcade.shell')
  const session = useHeld(useGameSession(), isHeld)
  const nowMs = useNow({ updateInterval: LOOK_EVERY_MS }).getTime()
  if (session === null) return <p className="text-13 text-ink-soft">{t('noSession')}</p>
  const lastMs = Date.parse(session.lastPlayedAt)
  const isOver = nowMs - lastMs > IDLE_MS
  const endMs = isOver ? lastMs : Math.max(nowMs, lastMs)
  const minutes = Math.max(0, Math.floor((endMs - Date.parse(session.startedAt)) / MINUTE_MS))
  return (
    <p className="text-13 text-ink-soft" title={t('netHint')} data-session-net={session.net}>
      {t(isOver ? 'lastSession' : 'session')}{' '}
      <span className="figure font-semibold text-15 text-ink">{t('net', { net: session.net })}</span>{' '}
      <span className="figure">{t('sessionSpan', { minutes, rounds: session.rounds })}</span>
    </p>
  )
}
