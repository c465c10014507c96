'use client'

import { ScanSearch } from 'lucide-react'
import Link from 'next/link'
import { useFormatter, useTranslations } from 'next-intl'
import type { Round } from '@/lib/arcade/rounds/contract'
import { RoundGlyph } from '../shell/round-glyph'
import { useRoundWords } from '../shell/use-round-words'

/** One round as it was: what came out, what it cost and paid, by which odds, and the way to its proof. */
export function PastRound({ round }: { round: Round }) {
  const t = useTranslations('arcade')
  const say = useRoundWords()
  const format = useFormatter()
  const { id, game, bet, payout, fairness } = round
  const at = new Date(round.createdAt)
  return (
    <li className="flex items-center gap-3 py-3">
      <RoundGlyph round={round} />
      <div className="min-w-0 flex-1">
        <p className="font-medium">{say(round)}</p>
        <p className="figure text-13 text-ink-soft">{t('history.moved', { bet, payout })}</p>
        <p className="flex flex-wrap gap-x-2 text-13 text-ink-soft">
          <span>{t(`games.${game}`)}</span>
          <time dateTime={round.createdAt}>{format.dateTime(at, { hour: 'numeric', minute: '2-digit' })}</time>
          <Link
            href={`/arcade/${game}/odds?version=${fairness.configVersion}`}
            className="relative underline underline-offset-2 after:absolute after:-inset-x-2 after:-inset-y-3 hover:text-ink"
          >
            {t('history.version', { version: fairness.configVersion })}
          </Link>
        </p>
      </div>
      <div className="flex shrink-0 flex-col items-end">
        <span className="figure whitespace-nowrap font-semibold">{t('signedGold', { amount: payout - bet })}</span>
        <Link
          href={`/arcade/verify?round=${id}`}
          className="-me-2 inline-flex min-h-11 items-center gap-1 rounded-control px-2 font-medium text-13 text-accent hover:underline"
        >
          <ScanSearch aria-hidden className="size-4" strokeWidth={1.75} />
          {t('history.verify')}
          <span className="sr-only">
            {t('round.verifyOf', { when: format.dateTime(at, { dateStyle: 'short', timeStyle: 'short' }) })}
          </span>
        </Link>
      </div>
    </li>
  )
}
