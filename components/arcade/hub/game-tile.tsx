'use client'

import { ChevronRight } from 'lucide-react'
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import type { Game, GameStats } from '@/lib/arcade/stats/contract'
import { newerOf } from '@/store/merge'
import { useGameStats } from '@/store/moa-store'
import type { GameRound } from '../shell/game-round'
import { useRoundWords } from '../shell/use-round-words'
import { TileArt } from './tile-art'

/** What a tile says of its game's odds: what comes back of the stakes, or the chance of the rarest thing. */
export type TileFigure = { name: 'rtp' | 'ssr'; percent: string }

type GameTileProps = { game: Game; figure: TileFigure; stats: GameStats; last: GameRound | null }

/** One game, alive: its odds, what it came to for this member, and the last round as it was. */
export function GameTile({ game, figure, stats: initial, last }: GameTileProps) {
  const t = useTranslations('arcade')
  const say = useRoundWords()
  const { rounds, paid, staked } = newerOf(useGameStats(), initial).games[game]
  return (
    <Link
      href={`/arcade/${game}`}
      className="group flex flex-col gap-4 rounded-card border bg-[radial-gradient(120%_140%_at_100%_0%,var(--accent-tint),transparent_55%)] bg-surface p-5 transition duration-150 hover:border-accent hover:brightness-110"
    >
      <span className="flex items-center justify-between gap-4">
        <span className="min-w-0">
          <h2 className="flex items-center gap-1 text-20">
            {t(`games.${game}`)}
            <ChevronRight aria-hidden className="size-5 text-ink-soft" strokeWidth={1.75} />
          </h2>
          <span className="block text-13 text-ink-soft">{t(`hub.leads.${game}`)}</span>
        </span>
        <TileArt game={game} last={last} />
      </span>
      <span className="grid grid-cols-2 gap-4">
        <Figure name={t(`hub.${figure.name}`)} value={t('percent', { percent: figure.percent })} />
        <Figure
          name={t('hub.net', { rounds })}
          value={rounds === 0 ? '–' : t('signedGold', { amount: paid - staked })}
        />
      </span>
      <span className="text-13 text-ink-soft">
        {last ? t('hub.lastRound', { result: say(last) }) : t('hub.noRound')}
      </span>
    </Link>
  )
}

function Figure({ name, value }: { name: string; value: string }) {
  return (
    <span className="min-w-0">
      <span className="block text-13 text-ink-soft">{name}</span>
      <span className="figure block font-semibold text-17">{value}</span>
    </span>
  )
}
