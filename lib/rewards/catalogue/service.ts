import 'server-only'
import type { Tx } from '@/lib/platform/db/client'
import { AppError } from '@/lib/platform/kernel/errors'
import { newId } from '@/lib/platform/random/random'
import type { RewardArt, StockedReward } from './contract'
import { getReward } from './reads'

type Fields = {
  nameKo: string
  nameEn: string
  descriptionKo: string
  descriptionEn: string
  pricePoints: number
  image: RewardArt
  isActive: boolean
}

/** Adds a reward without stock. Throws CONFLICT when another one has its sku. */
export async function createReward(
  tx: Tx,
  { sku, isDemo, ...fields }: Fields & { sku: string; isDemo: boolean },
): Promise<StockedReward> {
  if (await tx.reward.findUnique({ where: { sku }, select: { id: true } })) {
    throw new AppError('CONFLICT', { detail: 'Another reward has this sku.' })
  }
  const { id } = await tx.reward.create({ data: { id: newId('rwd'), sku, isDemo, ...fields } })
  return getReward(id, tx)
}

type Edit = {
  id: string
  /** The version the operator looked at. */
  ifMatch: string
}

/** Changes what is given. Redemptions under way keep their words and price. Throws NOT_FOUND, PRECONDITION_FAILED. */
export async function updateReward(
  tx: Tx,
  { id, ifMatch, changes }: Edit & { changes: Partial<Fields> },
): Promise<StockedReward> {
  await lockReward(tx, { id, ifMatch })
  await tx.reward.update({ where: { id }, data: changes })
  return getReward(id, tx)
}

/**
 * Puts `change` units in, or takes as many free ones away. Throws NOT_FOUND, PRECONDITION_FAILED, OUT_OF_STOCK when fewer
 * are free.
 */
export async function changeStock(
  tx: Tx,
  { id, ifMatch, change, reason, actor }: Edit & { change: number; reason: string; actor: string },
): Promise<StockedReward> {
  await lockReward(tx, { id, ifMatch })
  const { stock } = await getReward(id, tx)
  if (stock.free + change < 0) {
    throw new AppError('OUT_OF_STOCK', {
      detail: 'Fewer units than that are free; the others are reserved or issued.',
      params: { free: stock.free },
    })
  }
  await tx.reward.update({ where: { id }, data: { total: { increment: change } } })
  await tx.stockChange.create({ data: { rewardId: id, change, reason, actor } })
  return getReward(id, tx)
}

/** Locks the row and counts its version up, if it is still the one that the operator looked at. */
async function lockReward(tx: Tx, { id, ifMatch }: Edit): Promise<void> {
  const changed = await tx.$executeRaw`
    update rewards.reward set version = version + 1, changed_at = platform.clock_now()
    where id = ${id} and version::text = ${ifMatch}`
  if (changed === 1) return
  await getReward(id, tx)
  throw new AppError('PRECONDITION_FAILED', { detail: 'The reward was changed meanwhile. Read again, then decide.' })
}

/** Sets one unit aside for a redemption. Answers false when none is free, or none is offered at this price (any more). */
export async function reserveUnit(tx: Tx, rewardId: string, pricePoints: number): Promise<boolean> {
  const changed = await tx.$executeRaw`
    update rewards.reward set reserved = reserved + 1
    where id = ${rewardId} and is_active and price_points = ${pricePoints} and reserved + issued < total`
  return changed === 1
}

/** Gives a redemption's unit back. */
export async function releaseUnit(tx: Tx, rewardId: string): Promise<void> {
  await tx.$executeRaw`update rewards.reward set reserved = reserved - 1 where id = ${rewardId}`
}

/** Counts a redemption's unit as issued. */
export async function issueUnit(tx: Tx, rewardId: string): Promise<void> {
  await tx.$executeRaw`update rewards.reward set reserved = reserved - 1, issued = issued + 1 where id = ${rewardId}`
}
