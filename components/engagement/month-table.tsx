'use client'

import { useFormatter, useTranslations } from 'next-intl'
import { cx } from '@/components/ui/class-names'
import { weekdayOf } from '@/lib/engagement/days/rules'
import type { CalendarEntry } from '@/lib/engagement/streaks/contract'
import { DayMark } from './day-mark'
import { noonOf } from './noon'
import { useRewardsText } from './use-rewards-text'

/** Some week that begins on Sunday, for the names of its days. */
const A_WEEK = ['2026-11-22', '2026-11-23', '2026-11-24', '2026-11-25', '2026-11-26', '2026-11-27', '2026-11-28']

type MonthTableProps = { caption: string; days: readonly CalendarEntry[]; today: string }

/** The days of a month as a table that a screen reader can walk through. */
export function MonthTable({ caption, days, today }: MonthTableProps) {
  const format = useFormatter()
  return (
    <table className="w-full table-fixed border-collapse">
      <caption className="sr-only">{caption}</caption>
      <thead>
        <tr>
          {A_WEEK.map((day) => (
            <th
              key={day}
              scope="col"
              abbr={format.dateTime(noonOf(day), { weekday: 'long' })}
              className="pb-2 font-medium text-13 text-ink-soft"
            >
              {format.dateTime(noonOf(day), { weekday: 'short' })}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeksOf(days).map((week) => (
          <tr key={week.find((entry) => entry)?.day}>
            {week.map((entry, weekday) => (
              <td key={entry?.day ?? A_WEEK[weekday]} className="py-1 text-center align-top">
                {entry && <Day entry={entry} isToday={entry.day === today} />}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Day({ entry, isToday }: { entry: CalendarEntry; isToday: boolean }) {
  const t = useTranslations('streak.calendar')
  const format = useFormatter()
  const textOf = useRewardsText()
  const { day, state, streak, rewards, isCorrected } = entry
  const said = [
    format.dateTime(noonOf(day), { month: 'long', day: 'numeric' }),
    t(`states.${state}`),
    streak > 0 && t('inARow', { count: streak }),
    rewards.length > 0 && textOf(rewards),
    isCorrected && t('corrected'),
  ]
  return (
    <span className="inline-flex flex-col items-center gap-0.5" title={said.filter(Boolean).join(', ')}>
      <span className="sr-only">{said.filter(Boolean).join(', ')}</span>
      <span
        aria-hidden
        className={cx(
          'figure text-13',
          isToday ? 'font-bold text-accent' : 'text-ink-soft',
          isCorrected && 'underline',
        )}
      >
        {Number(day.slice(8))}
      </span>
      <DayMark state={state} />
    </span>
  )
}

/** Rows of seven, from Sunday, with nothing where other months lie. */
function weeksOf(days: readonly CalendarEntry[]): (CalendarEntry | null)[][] {
  const before = days[0] ? weekdayOf(days[0].day) : 0
  const cells = [...Array<null>(before).fill(null), ...days]
  const weeks = Math.ceil(cells.length / 7)
  return Array.from({ length: weeks }, (_, week) =>
    Array.from({ length: 7 }, (_, weekday) => cells[week * 7 + weekday] ?? null),
  )
}
