import { GAMES } from '../constants'
import type { Game } from '../contract'
import type { PeriodStats, Sums } from './contract'

/** The figures of one game in a period. */
export type GameFigures = Sums & {
  game: Game
  playMs: number
  biggestWin: number
  bestMultiplier: number
  bestStreak: number
}

type Folded = Pick<
  PeriodStats,
  | keyof Sums
  | 'net'
  | 'winRate'
  | 'returnRate'
  | 'favourite'
  | 'playMs'
  | 'biggestWin'
  | 'bestMultiplier'
  | 'bestStreak'
  | 'byGame'
>

const sumsOf = ({ rounds, wins, staked, paid }: Sums): Sums => ({ rounds, wins, staked, paid })
const EMPTY: Sums = { rounds: 0, wins: 0, staked: 0, paid: 0 }

/** The figures of the asked games together; games without a round are zeros. Of equal games the first is the favourite. */
export function foldGames(figures: readonly GameFigures[], games: readonly Game[] = GAMES): Folded {
  const sum = (of: (one: GameFigures) => number) => figures.reduce((total, one) => total + of(one), 0)
  const most = (of: (one: GameFigures) => number) => figures.reduce((best, one) => Math.max(best, of(one)), 0)
  const [rounds, wins, staked, paid] = [
    sum((one) => one.rounds),
    sum((one) => one.wins),
    sum((one) => one.staked),
    sum((one) => one.paid),
  ]
  const byGame = games.map((game) => ({ game, ...sumsOf(figures.find((one) => one.game === game) ?? EMPTY) }))
  const [first] = [...byGame].sort((a, b) => b.rounds - a.rounds)
  return {
    rounds,
    wins,
    staked,
    paid,
    net: paid - staked,
    winRate: { numerator: wins, denominator: rounds },
    returnRate: { numerator: paid, denominator: staked },
    favourite: first && first.rounds > 0 ? first.game : null,
    playMs: sum((one) => one.playMs),
    biggestWin: most((one) => one.biggestWin),
    bestMultiplier: most((one) => one.bestMultiplier),
    bestStreak: most((one) => one.bestStreak),
    byGame,
  }
}

/** Every one of `days`, in their order, with zeros where nothing was played. */
export function fillDays(rows: readonly (Sums & { day: string })[], days: readonly string[]): PeriodStats['byDay'] {
  const known = new Map(rows.map((row) => [row.day, row]))
  return days.map((day) => ({ day, ...sumsOf(known.get(day) ?? EMPTY) }))
}
