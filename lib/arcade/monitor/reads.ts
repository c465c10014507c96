import 'server-only'
import { db, type Tx } from '@/lib/platform/db/client'
import { getPublishedOdds } from '../paytables/reads'
import { GAMES } from '../stats/constants'
import type { Game } from '../stats/contract'
import { ALARM_E } from './constants'
import type { OddsPoint, OddsWatch } from './contract'
import { publishedOf } from './rules/games'
import { type Counts, frequenciesOf } from './rules/tally'

/** The evidence against the odds of a game that are in force now; a count that has not begun is at e = 1. */
export async function getWatch(game: Game, tx: Pick<Tx, 'oddsProcess'> = db): Promise<OddsWatch> {
  const { version, config } = await getPublishedOdds(game)
  const process = await tx.oddsProcess.findFirst({ where: { game, version }, orderBy: { run: 'desc' } })
  return {
    game,
    version,
    run: process?.run ?? 1,
    draws: Number(process?.draws ?? 0),
    e: Math.exp(process?.lnE ?? 0),
    eMax: Math.exp(process?.lnEMax ?? 0),
    alarmAt: ALARM_E,
    frequencies: frequenciesOf(publishedOf(game, config), (process?.counts ?? {}) as Counts),
    startedAt: process?.startedAt.toISOString() ?? null,
    countedAt: process?.countedAt?.toISOString() ?? null,
  }
}

/** The same of every game. */
export const listWatches = (): Promise<OddsWatch[]> => Promise.all(GAMES.map((game) => getWatch(game)))

/** The course of one count, the last `limit` hours in which something was drawn, oldest first. */
export async function listPoints(
  { game, version, run }: Pick<OddsWatch, 'game' | 'version' | 'run'>,
  limit: number,
): Promise<OddsPoint[]> {
  const rows = await db.oddsPoint.findMany({ where: { game, version, run }, orderBy: { hour: 'desc' }, take: limit })
  return rows
    .toReversed()
    .map(({ hour, draws, lnE }) => ({ at: hour.toISOString(), draws: Number(draws), e: Math.exp(lnE) }))
}
