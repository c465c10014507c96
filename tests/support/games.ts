import { freezeGame, unfreezeGame } from '@/lib/arcade/freezes/service'
import type { Game } from '@/lib/arcade/stats/contract'
import { db, transaction } from '@/lib/platform/db/client'

/** Lets a game be frozen or not, by an operator's act if it isn't as wanted already. Answers its version. */
export async function letGameBe(game: Game, isFrozen: boolean): Promise<number> {
  const { isFrozen: was, version } = await db.game.findUniqueOrThrow({ where: { game } })
  if (was === isFrozen) return Number(version)
  const act = { game, operatorId: 'system', reason: 'set up by a test', ifMatch: String(version) }
  return (await transaction((tx) => (isFrozen ? freezeGame : unfreezeGame)(tx, act))).version
}
