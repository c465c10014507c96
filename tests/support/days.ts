import type { Game } from '@/lib/arcade/stats/contract'
import { db } from '@/lib/platform/db/client'

type Figures = { rounds?: number; wins?: number; multiplier?: number; streak?: number; at?: string }

/**
 * Figures of a day that nobody played, for tests of what is read from them: the caller spoils its database, for they are
 * no sums of rounds.
 */
export async function aDay(memberId: string, day: string, game: Game, figures: Figures = {}): Promise<void> {
  const { rounds = 1, wins = 0, multiplier = 0, streak = 0, at = `${day}T12:00:00+09:00` } = figures
  const moment = new Date(at)
  await db.dayStat.create({
    data: {
      memberId,
      day: new Date(`${day}T00:00:00Z`),
      game,
      rounds,
      wins,
      staked: rounds * 10,
      paid: 0,
      biggestWin: 0,
      bestMultiplier: multiplier,
      bestAt: multiplier > 0 ? moment : null,
      bestStreak: streak,
      bestStreakAt: streak > 0 ? moment : null,
      playMs: 0,
    },
  })
}
