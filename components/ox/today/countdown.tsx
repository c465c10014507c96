'use client'

import { useTranslations } from 'next-intl'
import { spanOf, toldMinute } from '../shell/span'
import { type Heard, useSeconds } from '../shell/use-clock'

type CountdownProps = { heard: Heard; until: string; label: string }

const two = (count: number) => String(count).padStart(2, '0')

/** What is left until an instant, by the server's clock. Read out at a few whole minutes only. */
export function Countdown({ heard, until, label }: CountdownProps) {
  const t = useTranslations('ox.today.countdown')
  const leftMs = Date.parse(until) - useSeconds(heard)
  const { days, hours, minutes, seconds } = spanOf(leftMs)
  const told = toldMinute(leftMs)
  return (
    <div>
      <p className="font-medium text-15 text-ink-soft">{label}</p>
      {leftMs > 0 ? (
        <p role="timer" aria-live="off" aria-label={label} className="figure font-bold text-44">
          {days > 0 && <span className="me-2 text-24">{t('days', { count: days })}</span>}
          {two(hours)}:{two(minutes)}:{two(seconds)}
        </p>
      ) : (
        <p className="font-bold text-32">{t('over')}</p>
      )}
      <p role="status" className="sr-only">
        {told === null ? '' : `${label}: ${t('spoken', { minutes: told })}`}
      </p>
    </div>
  )
}
