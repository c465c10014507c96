import 'server-only'
import { listOperatorIds } from '@/lib/identity/directory/reads'
import type { Tx } from '@/lib/platform/db/client'
import { appendEvent } from '@/lib/platform/events/append'
import { AppError } from '@/lib/platform/kernel/errors'
import { log } from '@/lib/platform/log/log'
import type { OddsEvidence } from '../monitor/contract'
import { restartProcesses } from '../monitor/service/process'
import type { Game } from '../stats/contract'
import { MONITOR_ACTOR } from './constants'
import type { FreezeCause, GameRecord } from './contract'
import type { GameFrozen } from './events'
import { getGameRecord } from './reads'

type Act = {
  game: Game
  operatorId: string
  reason: string
  /** The version that the operator looked at. */
  ifMatch: string
}
type Locked = { isFrozen: boolean; version: bigint; now: Date }

/** The game's row, held to the end of `tx`: its state changes one act at a time. */
async function lockGame(tx: Tx, game: Game): Promise<Locked> {
  const rows = await tx.$queryRaw<Locked[]>`
    select is_frozen as "isFrozen", version, platform.clock_now() as now from arcade.game where game = ${game} for update`
  if (!rows[0]) throw new AppError('NOT_FOUND', { detail: 'There is no such game.' })
  return rows[0]
}

async function lockForAct(tx: Tx, { game, ifMatch }: Act, isFrozenNow: boolean): Promise<Locked> {
  const locked = await lockGame(tx, game)
  if (ifMatch !== String(locked.version)) {
    throw new AppError('PRECONDITION_FAILED', { detail: 'The game was changed meanwhile. Read again, then decide.' })
  }
  if (locked.isFrozen !== isFrozenNow) {
    throw new AppError('CONFLICT', { detail: `The game is ${locked.isFrozen ? 'frozen already' : 'not frozen'}.` })
  }
  return locked
}

/**
 * The game takes no plays once `tx` commits; open rounds are settled as they would be. Throws PRECONDITION_FAILED (changed
 * since it was read) and CONFLICT (frozen already).
 */
export async function freezeGame(tx: Tx, act: Act): Promise<GameRecord> {
  const { game, operatorId, reason } = act
  const { now } = await lockForAct(tx, act, false)
  await close(tx, { game, cause: 'operator', by: operatorId, at: now })
  await tx.freeze.create({ data: { game, cause: 'operator', reason, frozenAt: now, frozenBy: operatorId } })
  return getGameRecord(game, tx)
}

/**
 * The game takes plays again once `tx` commits, and evidence that had sufficed begins anew at e = 1. Throws
 * PRECONDITION_FAILED and CONFLICT (not frozen).
 */
export async function unfreezeGame(tx: Tx, act: Act): Promise<GameRecord> {
  const { game, operatorId, reason } = act
  const { now } = await lockForAct(tx, act, true)
  await tx.game.update({
    where: { game },
    data: { isFrozen: false, reason: null, frozenAt: null, frozenBy: null, version: { increment: 1 } },
  })
  await tx.freeze.updateMany({
    where: { game, liftedAt: null },
    data: { liftedAt: now, liftedBy: operatorId, liftedReason: reason },
  })
  await restartProcesses(tx, game)
  return getGameRecord(game, tx)
}

/**
 * Freezes the game on the monitor's evidence and tells every operator, as part of `tx`. A game that an operator had
 * frozen before stays so, now for this reason too: whoever lifts it has seen the evidence (the version has moved on).
 */
export async function freezeForOdds(tx: Tx, { game, evidence }: { game: Game; evidence: OddsEvidence }): Promise<void> {
  const { now } = await lockGame(tx, game)
  const open = await tx.freeze.findFirst({ where: { game, liftedAt: null } })
  if (open?.cause === 'odds_monitor') return
  const version = await close(tx, { game, cause: 'odds_monitor', by: MONITOR_ACTOR, at: open?.frozenAt ?? now })
  if (open) await tx.freeze.update({ where: { id: open.id }, data: { cause: 'odds_monitor', evidence } })
  else {
    const data = { game, cause: 'odds_monitor', evidence, frozenAt: now, frozenBy: MONITOR_ACTOR }
    await tx.freeze.create({ data })
  }
  log.error({ game, draws: evidence.draws, e: evidence.e }, 'drawn odds are not the published ones: the game is frozen')
  await tellOperators(tx, { version, kind: 'game_frozen', game, cause: 'odds_monitor', at: now.toISOString() })
}

type Closing = { game: Game; cause: FreezeCause; by: string; at: Date }

/** Answers the game's new version. */
async function close(tx: Tx, { game, cause, by, at }: Closing): Promise<number> {
  const data = { isFrozen: true, reason: cause, frozenAt: at, frozenBy: by, version: { increment: 1 } }
  const { version } = await tx.game.update({ where: { game }, data })
  return Number(version)
}

async function tellOperators(tx: Tx, payload: GameFrozen): Promise<void> {
  const { game, version } = payload
  for (const memberId of await listOperatorIds(tx)) {
    await appendEvent(tx, { type: 'notification', memberId, key: `game:${game}`, version, payload })
  }
}
