'use client'

import { useFormatter, useTranslations } from 'next-intl'
import { useProblemWords } from '@/components/layout/use-problem-words'
import { Button } from '@/components/ui/button'
import { ButtonLink } from '@/components/ui/button-link'
import { Notice } from '@/components/ui/notice'
import type { Game } from '@/lib/arcade/stats/contract'
import type { ProblemError } from '@/lib/platform/http/call-problem'

type PlayFailedProps = { game: Game; problem: ProblemError; onRetry: () => void; onDismiss: () => void }

/**
 * A play didn't come about: what happened to the GOLD, and the button that helps. What the member or the house decided
 * is told calmly, without a retry that could only fail; trying again after anything else keeps the key of an open
 * outcome.
 */
export function PlayFailed({ game, problem, onRetry, onDismiss }: PlayFailedProps) {
  const t = useTranslations('arcade.shell')
  const { say } = useProblemWords()
  if (problem.code === 'PLAY_TOO_SOON') return <Notice>{t('tooSoon')}</Notice>
  if (problem.code === 'PLAY_PAUSED' || problem.code === 'PLAY_LIMIT_REACHED') return <Stopped problem={problem} />
  if (problem.code === 'GAME_FROZEN') return <Frozen game={game} />
  return (
    <Notice tone="error">
      <p className="font-medium">{t('failed')}</p>
      <p className="text-ink">{say(problem)}</p>
      <p className="text-ink">{t(problem.isFinal ? 'failedRefused' : 'failedUnknown')}</p>
      <div className="mt-3 flex gap-2">
        <Button tone="quiet" size="sm" onClick={onRetry}>
          {t('retry')}
        </Button>
        <Button tone="plain" size="sm" onClick={onDismiss}>
          {t('dismiss')}
        </Button>
      </div>
    </Notice>
  )
}

const KINDS = ['stake', 'loss', 'minutes'] as const

/** A limit or a pause that the member set holds: with its figures, and the way to it. */
function Stopped({ problem }: { problem: ProblemError }) {
  const t = useTranslations('arcade.shell')
  const format = useFormatter()
  const { until, kind, limit, used } = problem.params
  const say = (): string => {
    if (problem.code === 'PLAY_PAUSED') {
      const when = typeof until === 'string' ? new Date(until) : null
      return when
        ? t('pausedUntil', { when: format.dateTime(when, { dateStyle: 'long', timeStyle: 'short' }) })
        : t('paused')
    }
    const known = KINDS.find((one) => one === kind)
    return known && typeof limit === 'number' && typeof used === 'number'
      ? t(`limits.${known}`, { limit, used })
      : t('limitReached')
  }
  return (
    <Notice>
      <p className="font-medium">{say()}</p>
      <p className="text-ink-soft">{t('failedRefused')}</p>
      <ButtonLink href="/arcade/limits" tone="quiet" size="sm" className="mt-3">
        {t('toLimits')}
      </ButtonLink>
    </Notice>
  )
}

function Frozen({ game }: { game: Game }) {
  const t = useTranslations('arcade')
  return (
    <Notice>
      <p className="font-medium">{t('shell.frozen', { game: t(`games.${game}`) })}</p>
      <p className="text-ink-soft">{t('shell.frozenAdvice')}</p>
      <ButtonLink href="/arcade" tone="quiet" size="sm" className="mt-3">
        {t('shell.toGames')}
      </ButtonLink>
    </Notice>
  )
}
