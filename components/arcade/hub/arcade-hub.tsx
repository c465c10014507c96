import { useTranslations } from 'next-intl'
import { PageHead } from '@/components/ui/page-head'
import type { Pulse } from '@/lib/arcade/pulse/contract'
import { GAMES } from '@/lib/arcade/stats/constants'
import type { Game, GameStats } from '@/lib/arcade/stats/contract'
import { PulseLine } from '../records/pulse-line'
import type { GameRound } from '../shell/game-round'
import { GameTile, type TileFigure } from './game-tile'
import { Places } from './places'

type ArcadeHubProps = {
  figures: Record<Game, TileFigure>
  stats: GameStats
  /** The member's latest round of each game that they have played. */
  latest: readonly GameRound[]
  pulse: Pulse
}

/** The way into the games, with true figures only. */
export function ArcadeHub({ figures, stats, latest, pulse }: ArcadeHubProps) {
  const t = useTranslations('arcade.hub')
  return (
    <div className="space-y-6">
      <PageHead title={t('title')} lead={t('lead')} />
      <ul className="grid grid-cols-[minmax(0,1fr)] gap-4 sm:grid-cols-2">
        {GAMES.map((game) => (
          <li key={game} className="grid">
            <GameTile
              game={game}
              figure={figures[game]}
              stats={stats}
              last={latest.find((round) => round.game === game) ?? null}
            />
          </li>
        ))}
      </ul>
      <PulseLine pulse={pulse} />
      <Places />
    </div>
  )
}
