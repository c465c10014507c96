'use client'

import { ChevronRight } from 'lucide-react'
import Link from 'next/link'
import { useFormatter, useNow, useTranslations } from 'next-intl'
import type { GameStats } from '@/lib/arcade/stats/contract'
import { useGameStats } from '@/store/moa-store'

/** A window into the night: what the Arcade holds for this member, in true figures. */
export function ArcadeTile({ stats }: { stats: GameStats }) {
  const t = useTranslations('home.arcade')
  const format = useFormatter()
  const now = useNow()
  const { totals } = useGameStats() ?? stats
  const figures = [
    ['rounds', format.number(totals.rounds)],
    ['biggestWin', format.number(totals.biggestWin)],
  ] as const
  return (
    <Link
      href="/arcade"
      data-dress="night-tile"
      className="group flex flex-col gap-6 rounded-card border border-line bg-canvas bg-[radial-gradient(120%_140%_at_100%_0%,var(--accent-tint),transparent_60%)] p-6 text-ink shadow-raised transition duration-150 hover:brightness-110"
    >
      <span className="flex items-center justify-between gap-4">
        <span className="flex items-center gap-3 font-semibold text-20">
          <span aria-hidden className="size-3 rounded-full bg-accent-vivid glow" />
          {t('title')}
        </span>
        <ChevronRight aria-hidden className="size-5 text-ink-soft" strokeWidth={1.75} />
      </span>
      {totals.rounds === 0 ? (
        <span className="text-ink-soft">{t('empty')}</span>
      ) : (
        <>
          <span className="grid grid-cols-2 gap-4">
            {figures.map(([name, figure]) => (
              <span key={name}>
                <span className="figure block font-semibold text-24">{figure}</span>
                <span className="text-13 text-ink-soft">{t(name)}</span>
              </span>
            ))}
          </span>
          {totals.lastPlayedAt && (
            <span className="text-13 text-ink-soft">
              {t('last', { when: format.relativeTime(new Date(totals.lastPlayedAt), now) })}
            </span>
          )}
        </>
      )}
    </Link>
  )
}
