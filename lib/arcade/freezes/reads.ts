import 'server-only'
import type { Freeze as FreezeRow, Game as GameRow } from '@/generated/prisma/client'
import { db, type Tx } from '@/lib/platform/db/client'
import { getWatch, listPoints } from '../monitor/reads'
import { GAMES } from '../stats/constants'
import type { Game } from '../stats/contract'
import { FREEZES_SHOWN, POINTS_SHOWN } from './constants'
import type { Freeze, FreezeCause, GameDetail, GameRecord, GameStatus } from './contract'

const toFreeze = (row: FreezeRow): Freeze => ({
  id: Number(row.id),
  cause: row.cause as FreezeCause,
  reason: row.reason,
  evidence: row.evidence as Freeze['evidence'],
  frozenAt: row.frozenAt.toISOString(),
  frozenBy: row.frozenBy,
  liftedAt: row.liftedAt?.toISOString() ?? null,
  liftedBy: row.liftedBy,
  liftedReason: row.liftedReason,
})

/** Whether each game takes plays, in the order of screens. */
export async function listGames(): Promise<GameStatus[]> {
  const rows = await db.game.findMany()
  return inOrder(rows).map(({ game, isFrozen, reason, frozenAt }) => ({
    game: game as Game,
    isFrozen,
    cause: reason as FreezeCause | null,
    frozenAt: frozenAt?.toISOString() ?? null,
  }))
}

const inOrder = (rows: readonly GameRow[]): GameRow[] =>
  GAMES.flatMap((game) => rows.filter((row) => row.game === game))

type Reader = Pick<Tx, 'game' | 'freeze' | 'oddsProcess'>

/** A game as operators see it; state and freeze as `tx` has them. */
export async function getGameRecord(game: Game, tx: Reader = db): Promise<GameRecord> {
  const row = await tx.game.findUniqueOrThrow({ where: { game } })
  const freeze = await tx.freeze.findFirst({ where: { game, liftedAt: null } })
  return {
    game,
    isFrozen: row.isFrozen,
    version: Number(row.version),
    freeze: freeze && toFreeze(freeze),
    odds: await getWatch(game, tx),
  }
}

/** All of them. */
export const listGameRecords = (): Promise<GameRecord[]> => Promise.all(GAMES.map((game) => getGameRecord(game)))

/** One game with its latest freezes and the course of the evidence. */
export async function getGameDetail(game: Game): Promise<GameDetail> {
  const record = await getGameRecord(game)
  const [points, freezes] = await Promise.all([
    listPoints(record.odds, POINTS_SHOWN),
    db.freeze.findMany({ where: { game }, orderBy: { id: 'desc' }, take: FREEZES_SHOWN }),
  ])
  return { ...record, points, freezes: freezes.map(toFreeze) }
}
