import { GAMES } from './constants'
import type { Game, GameStats, GameTotals } from './contract'

/** One row of `arcade.stat`: the figures of one member in one game. */
export type StatRow = GameTotals & { game: Game; version: number }

/** The same as the database has it. */
export type StoredStat = Record<'rounds' | 'wins' | 'staked' | 'paid' | 'biggestWin' | 'version', bigint> & {
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
  lastPlayedAt: row.lastPlayedAt.toISOString(),
  version: Number(row.version),
})

const NONE: GameTotals = { rounds: 0, wins: 0, staked: 0, paid: 0, biggestWin: 0, lastPlayedAt: null }

const totalsOf = ({ rounds, wins, staked, paid, biggestWin, lastPlayedAt }: GameTotals): GameTotals => ({
  rounds,
  wins,
  staked,
  paid,
  biggestWin,
  lastPlayedAt,
})

const later = (a: string | null, b: string | null) => (a === null || (b !== null && b > a) ? b : a)

const add = (a: GameTotals, b: GameTotals): GameTotals => ({
  rounds: a.rounds + b.rounds,
  wins: a.wins + b.wins,
  staked: a.staked + b.staked,
  paid: a.paid + b.paid,
  biggestWin: Math.max(a.biggestWin, b.biggestWin),
  lastPlayedAt: later(a.lastPlayedAt, b.lastPlayedAt),
})

/** The rows of one member as the answer: each row's version counts its rounds, so their sum grows with every round. */
export function foldStats(rows: readonly StatRow[]): GameStats {
  const games = Object.fromEntries(
    GAMES.map((game) => [game, totalsOf(rows.find((row) => row.game === game) ?? NONE)]),
  ) as GameStats['games']
  return {
    version: rows.reduce((sum, row) => sum + row.version, 0),
    games,
    totals: Object.values(games).reduce(add, NONE),
  }
}
