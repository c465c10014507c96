'use client'

import { ScanSearch } from 'lucide-react'
import Link from 'next/link'
import { useFormatter, useTranslations } from 'next-intl'
import { cx } from '@/components/ui/class-names'
import type { SlotRound } from '@/lib/arcade/slot/contract'
import { SlotSymbol } from './slot-symbol'

/** Rounds as they were, each with the way to its proof. */
export function RoundList({ rounds }: { rounds: readonly SlotRound[] }) {
  return (
    <ul className="divide-y divide-line">
      {rounds.map((round) => (
        <RoundRow key={round.id} round={round} />
      ))}
    </ul>
  )
}

function RoundRow({ round }: { round: SlotRound }) {
  const t = useTranslations('arcade')
  const format = useFormatter()
  const { bet, payout, result, fairness } = round
  const isWin = result.presentation === 'win'
  const when = format.dateTime(new Date(round.createdAt), { dateStyle: 'short', timeStyle: 'medium' })
  return (
    <li className="flex items-center gap-3 py-3">
      <span aria-hidden className="flex shrink-0">
        {result.reels.map((name, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a reel is its place
          <SlotSymbol key={index} name={name} className="size-6 sm:size-7" />
        ))}
      </span>
      <div className="min-w-0 flex-1">
        <p className="truncate font-medium">{t(`lines.${result.line ?? 'none'}`)}</p>
        <p className="truncate text-13 text-ink-soft">
          {t('gold', { amount: bet })} · <time dateTime={round.createdAt}>{when}</time>
          <span className="max-sm:hidden">
            {' '}
            · {t('round.version', { version: fairness.configVersion })} · {t('round.nonce', { nonce: fairness.nonce })}
          </span>
        </p>
      </div>
      <p className={cx('figure whitespace-nowrap font-semibold', isWin && 'text-positive')}>
        {t('signedGold', { amount: payout - bet })}
      </p>
      <Link
        href={`/arcade/verify?round=${round.id}`}
        aria-label={t('round.verifyOf', { when })}
        title={t('round.verify')}
        className="inline-flex size-11 shrink-0 items-center justify-center rounded-full text-ink-soft transition duration-150 hover:bg-sunken hover:text-ink"
      >
        <ScanSearch aria-hidden className="size-5" strokeWidth={1.75} />
      </Link>
    </li>
  )
}
