'use client'

import { Bot } from 'lucide-react'
import { useFormatter, useTranslations } from 'next-intl'
import { Fragment } from 'react'
import { cx } from '@/components/ui/class-names'
import type { League, Row } from '@/lib/predictions/leagues/contract'

const SCORE_SCALE = 100

const keyOf = (row: Row, index: number) => (row.isRobot ? 'robot' : `${row.place ?? 'unranked'}-${index}`)
/** A robot stands among members and is none of them: lines are drawn between members' zones. */
const zoneBefore = (rows: readonly Row[], index: number) => rows.slice(0, index).findLast((row) => !row.isRobot)?.zone

/** The table in its order, with the lines that lead up and down. */
export function LeagueTable({ league: { rows, rules } }: { league: League }) {
  const t = useTranslations('ox.league')
  return (
    <ol className="divide-y divide-line">
      {rows.map((row, index) => {
        const before = zoneBefore(rows, index)
        const isUpEnd = !row.isRobot && before === 'up' && row.zone !== 'up'
        const isDownStart = !row.isRobot && row.zone === 'down' && before !== 'down'
        const isUnrankedStart = row.zone === 'unranked' && !row.isRobot && before !== 'unranked'
        return (
          <Fragment key={keyOf(row, index)}>
            {isUpEnd && <Line words={t('upLine', { count: rules.up })} look="text-positive" />}
            {isDownStart && <Line words={t('downLine', { count: rules.down })} look="text-danger" />}
            {isUnrankedStart && <Line words={t('unrankedLine', { least: rules.leastPicks })} look="text-ink-soft" />}
            <LeagueRow row={row} />
          </Fragment>
        )
      })}
    </ol>
  )
}

function Line({ words, look }: { words: string; look: string }) {
  return <li className={cx('border-dashed! border-edge! py-1 text-center text-13', look)}>{words}</li>
}

function LeagueRow({ row: { place, nickname, isMe, isRobot, picks, hits, score, zone } }: { row: Row }) {
  const t = useTranslations('ox.league')
  const format = useFormatter()
  const member = isMe ? t('me') : nickname
  const name = isRobot ? t('robot') : member
  return (
    <li
      className={cx(
        'flex items-center gap-4 py-3',
        isMe && '-mx-3 rounded-control bg-accent-tint px-3',
        isRobot && 'text-ink-soft',
      )}
    >
      <span aria-hidden className="figure w-8 shrink-0 text-end font-semibold text-20 text-accent">
        {isRobot ? <Bot aria-hidden className="ms-auto size-5 text-ink-soft" strokeWidth={1.75} /> : (place ?? '–')}
      </span>
      <span className="min-w-0 flex-1">
        {place !== null && <span className="sr-only">{t('place', { place })} </span>}
        <span className="block truncate font-medium">{name}</span>
        <span className="text-13 text-ink-soft">
          {t('record', { hits, picks })}
          {!isRobot && zone !== 'stay' && <span className="sr-only"> {t(`zones.${zone}`)}</span>}
        </span>
      </span>
      <span className="figure whitespace-nowrap font-semibold">
        {format.number(score / SCORE_SCALE, { signDisplay: 'exceptZero', maximumFractionDigits: 1 })}
      </span>
    </li>
  )
}
