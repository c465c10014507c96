'use client'

import { Award, Check } from 'lucide-react'
import { useFormatter, useTranslations } from 'next-intl'
import { useProblemWords } from '@/components/layout/use-problem-words'
import { Badge } from '@/components/ui/badge'
import { Button } from '@/components/ui/button'
import { cx } from '@/components/ui/class-names'
import type { Achievement } from '@/lib/arcade/achievements/contract'
import { useIsReadOnly } from '@/store/moa-store'
import { useClaim } from '@/store/queries/records'

/** One achievement: what it takes, how far it is, and its reward once. */
export function AchievementRow({ achievement }: { achievement: Achievement }) {
  const t = useTranslations('records.achievements')
  const { say } = useProblemWords()
  const { write, isPending, problem } = useClaim()
  const isReadOnly = useIsReadOnly()
  const { id, isEarned, claimedAt, reward } = achievement
  const title = t(`items.${id}.title`)
  const isWaiting = isEarned && claimedAt === null
  return (
    <li className="space-y-2 py-4">
      <div className="flex items-start gap-4">
        <span
          aria-hidden
          className={cx(
            'flex size-10 shrink-0 items-center justify-center rounded-full',
            isEarned ? 'bg-accent-tint text-accent' : 'bg-sunken text-ink-soft',
          )}
        >
          {claimedAt ? <Check className="size-5" /> : <Award className="size-5" strokeWidth={1.75} />}
        </span>
        <div className="min-w-0 flex-1 space-y-1">
          <h3 className="font-semibold text-15">{title}</h3>
          <p className="text-15 text-ink-soft">{t(`items.${id}.text`)}</p>
          <Standing achievement={achievement} />
        </div>
        <Badge tone={isWaiting ? 'accent' : 'neutral'}>{t('reward', reward)}</Badge>
      </div>
      {isWaiting && (
        <Button
          size="sm"
          isWide
          isBusy={isPending}
          disabled={isReadOnly}
          aria-label={t('claimOf', { title })}
          onClick={() => write({ params: { id }, body: {} })}
        >
          {t('claim')}
        </Button>
      )}
      {problem && (
        <p role="alert" className="text-13 text-danger">
          {say(problem)}
        </p>
      )}
    </li>
  )
}

function Standing({ achievement: { id, progress, target, claimedAt, isEarned } }: { achievement: Achievement }) {
  const t = useTranslations('records.achievements')
  const format = useFormatter()
  if (claimedAt) {
    const when = format.dateTime(new Date(claimedAt), { dateStyle: 'medium' })
    return <p className="text-13 text-ink-soft">{t('claimed', { when })}</p>
  }
  if (isEarned) return <p className="font-medium text-13 text-accent">{t('done')}</p>
  return (
    <div className="flex items-center gap-3">
      <span
        role="progressbar"
        aria-label={t(`items.${id}.title`)}
        aria-valuenow={progress}
        aria-valuemin={0}
        aria-valuemax={target}
        aria-valuetext={t('progress', { progress, target })}
        className="flex-1"
      >
        <svg viewBox="0 0 100 2" aria-hidden className="h-1.5 w-full rounded-full" preserveAspectRatio="none">
          <rect width={100} height={2} className="fill-line" />
          <rect width={(progress / target) * 100} height={2} className="fill-accent-vivid" />
        </svg>
      </span>
      <span aria-hidden className="figure text-13 text-ink-soft">
        {t('progress', { progress, target })}
      </span>
    </div>
  )
}
