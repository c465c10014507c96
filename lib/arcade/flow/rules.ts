import { GAMES } from '../stats/constants'
import type { DayFlow, GameFlow, GoldFlow } from './contract'

/** The figures of one game on one day, as summed over its members. */
export type FlowRow = { day: string; game: string; rounds: number; staked: number; paid: number }
type Figures = Pick<GameFlow, 'rounds' | 'staked' | 'paid' | 'net'>

function sumOf(rows: readonly Omit<FlowRow, 'day' | 'game'>[]): Figures {
  const [rounds, staked, paid] = (['rounds', 'staked', 'paid'] as const).map((field) =>
    rows.reduce((sum, row) => sum + row[field], 0),
  ) as [number, number, number]
  return { rounds, staked, paid, net: staked - paid }
}

const byGame = (rows: readonly FlowRow[]): GameFlow[] =>
  GAMES.map((game) => ({ game, ...sumOf(rows.filter((row) => row.game === game)) }))

/** Every day has its place, also one on which nobody played. */
export function foldFlow(days: readonly string[], rows: readonly FlowRow[]): Pick<GoldFlow, 'days' | 'totals'> {
  const flow = days.map((day): DayFlow => {
    const ofDay = rows.filter((row) => row.day === day)
    return { day, ...sumOf(ofDay), games: byGame(ofDay) }
  })
  return { days: flow, totals: { ...sumOf(rows), games: byGame(rows) } }
}
