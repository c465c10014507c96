import { GAMES } from './constants'
import type { Game, GameStats, GameTotals } from './contract'

/** One row of `arcade.stat`: the figures of one member in one game. */
export type StatRow = GameTotals & { game: Game; version: number }

/** The same as the database has it. */
export type StoredStat = Record<
  'rounds' | 'wins' | 'staked' | 'paid' | 'biggestWin' | 'bestMultiplier' | 'bestStreak' | 'playMs' | 'version',
  bigint
> & {
  game: string
  lastPlayedAt: Date
}

export const toStatRow = (row: StoredStat): StatRow => ({
  game: row.game as Game,
  rounds: Number(row.rounds),
  wins: Number(row.wins),
  staked: Number(row.staked),
  paid: Number(row.paid),
  biggestWin: Number(row.biggestWin),
  bestMultiplier: Number(row.bestMultiplier),
  bestStreak: Number(row.bestStreak),
  playMs: Number(row.playMs),
  lastPlayedAt: row.lastPlayedAt.toISOString(),
  version: Number(row.version),
})

const NONE: GameTotals = {
  rounds: 0,
  wins: 0,
  staked: 0,
  paid: 0,
  biggestWin: 0,
  bestMultiplier: 0,
  bestStreak: 0,
  playMs: 0,
  lastPlayedAt: null,
}

function totalsOf({ game: _game, version: _version, ...totals }: StatRow): GameTotals {
  return totals
}

const later = (a: string | null, b: string | null) => (a === null || (b !== null && b > a) ? b : a)

const add = (a: GameTotals, b: GameTotals): GameTotals => ({
  rounds: a.rounds + b.rounds,
  wins: a.wins + b.wins,
  staked: a.staked + b.staked,
  paid: a.paid + b.paid,
  biggestWin: Math.max(a.biggestWin, b.biggestWin),
  bestMultiplier: Math.max(a.bestMultiplier, b.bestMultiplier),
  bestStreak: Math.max(a.bestStreak, b.bestStreak),
  playMs: a.playMs + b.playMs,
  lastPlayedAt: later(a.lastPlayedAt, b.lastPlayedAt),
})

/** The rows of one member as the answer: each row's version counts its rounds, so their sum grows with every round. */
export function foldStats(rows: readonly StatRow[]): GameStats {
  const games = Object.fromEntries(
    GAMES.map((game) => {
      const row = rows.find((one) => one.game === game)
      return [game, row ? totalsOf(row) : NONE]
    }),
  ) as GameStats['games']
  return {
    version: rows.reduce((sum, row) => sum + row.version, 0),
    games,
    totals: Object.values(games).reduce(add, NONE),
  }
}
