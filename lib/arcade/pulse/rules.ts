import type { Game } from '../stats/contract'
import { CROWD_MIN, RECENT_WINS } from './constants'
import type { Crowd, Pulse, RecentWin } from './contract'

/** One game's crowd, or (game null) everybody's. */
export type CountedCrowd = Crowd & { game: Game | null }
export type Win = Omit<RecentWin, 'wonAt'> & { memberId: string; wonAt: Date }

const MINUTE_MS = 60_000
const isCrowd = ({ members }: Crowd) => members >= CROWD_MIN

/** What of the counts may be told: no figure of fewer than five members, the largest crowd first. */
export function tellCrowds(counted: readonly CountedCrowd[]): Pick<Pulse, 'today' | 'popular'> {
  const everybody = counted.find(({ game }) => game === null)
  const popular = counted.flatMap(({ game, members, rounds }) => (game === null ? [] : [{ game, members, rounds }]))
  return {
    today: everybody && isCrowd(everybody) ? { members: everybody.members, rounds: everybody.rounds } : null,
    popular: popular.filter(isCrowd).sort((a, b) => b.members - a.members || b.rounds - a.rounds),
  }
}

/** The newest wins, when enough different members have one that none can be told by it; moments only to the minute. */
export function tellWins(wins: readonly Win[]): RecentWin[] {
  if (new Set(wins.map(({ memberId }) => memberId)).size < CROWD_MIN) return []
  return wins.slice(0, RECENT_WINS).map(({ memberId: _memberId, wonAt, ...win }) => ({
    ...win,
    wonAt: new Date(Math.floor(wonAt.getTime() / MINUTE_MS) * MINUTE_MS).toISOString(),
  }))
}
