'use client'

import { ScanSearch } from 'lucide-react'
import Link from 'next/link'
import { useFormatter, useTranslations } from 'next-intl'
import { cx } from '@/components/ui/class-names'
import type { GameRound } from './game-round'
import { RoundGlyph } from './round-glyph'
import { useRoundWords } from './use-round-words'

/** Rounds as they were, each with the way to its proof. */
export function RoundList({ rounds }: { rounds: readonly GameRound[] }) {
  return (
    <ul className="divide-y divide-line">
      {rounds.map((round) => (
        <RoundRow key={round.id} round={round} />
      ))}
    </ul>
  )
}

function RoundRow({ round }: { round: GameRound }) {
  const t = useTranslations('arcade')
  const say = useRoundWords()
  const format = useFormatter()
  const { bet, payout, result } = round
  const isWin = result.presentation === 'win'
  const when = format.dateTime(new Date(round.createdAt), { dateStyle: 'short', timeStyle: 'short' })
  return (
    <li className="relative flex items-center gap-3 py-3">
      <RoundGlyph round={round} />
      <div className="min-w-0 flex-1">
        <Link
          href={`/arcade/verify?round=${round.id}`}
          className="font-medium after:absolute after:inset-0 hover:underline"
        >
          {say(round)}
          <span className="sr-only">{t('round.verifyOf', { when })}</span>
        </Link>
        <p className="flex flex-wrap gap-x-2 text-13 text-ink-soft">
          <span>{t('gold', { amount: bet })}</span>
          <time dateTime={round.createdAt} className="whitespace-nowrap">
            {when}
          </time>
        </p>
      </div>
      <p className={cx('figure whitespace-nowrap font-semibold', isWin && 'text-positive')}>
        {t('signedGold', { amount: payout - bet })}
      </p>
      <ScanSearch aria-hidden className="size-5 shrink-0 text-ink-soft" strokeWidth={1.75} />
    </li>
  )
}
