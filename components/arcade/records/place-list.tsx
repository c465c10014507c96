'use client'

import { useFormatter, useTranslations } from 'next-intl'
import { cx } from '@/components/ui/class-names'
import type { Measure, Place } from '@/lib/arcade/leaderboards/contract'
import { useScoreWords } from './use-score-words'

/** The places in their order; one's own stands out. */
export function PlaceList({ places, measure }: { places: readonly Place[]; measure: Measure }) {
  const t = useTranslations('records.board')
  const format = useFormatter()
  const scoreWords = useScoreWords()
  return (
    <ol className="divide-y divide-line">
      {places.map(({ place, nickname, score, reachedAt, isMe }) => (
        <li
          key={place}
          className={cx('flex items-center gap-4 py-3', isMe && '-mx-3 rounded-control bg-accent-tint px-3')}
        >
          <span aria-hidden className="figure w-8 shrink-0 text-end font-semibold text-20 text-accent">
            {place}
          </span>
          <span className="min-w-0 flex-1">
            <span className="sr-only">{t('place', { place })} </span>
            <span className="block truncate font-medium">{isMe ? t('me') : nickname}</span>
            <time dateTime={reachedAt} className="text-13 text-ink-soft">
              {format.dateTime(new Date(reachedAt), {
                dateStyle: 'medium',
                ...(measure !== 'days' && { timeStyle: 'short' }),
              })}
            </time>
          </span>
          <span className="figure whitespace-nowrap font-semibold">{scoreWords(measure, score)}</span>
        </li>
      ))}
    </ol>
  )
}
