import 'server-only'
import type { Reward as Row } from '@/generated/prisma/client'
import { pageFrom, readCursor } from '@/lib/identity/paging/reads'
import { db, type Tx } from '@/lib/platform/db/client'
import { AppError } from '@/lib/platform/kernel/errors'
import type { Page } from '@/lib/platform/kernel/page'
import type { Reward, RewardArt, StockedReward } from './contract'

const toReward = (row: Row): Reward => ({
  id: row.id,
  nameKo: row.nameKo,
  nameEn: row.nameEn,
  descriptionKo: row.descriptionKo,
  descriptionEn: row.descriptionEn,
  pricePoints: Number(row.pricePoints),
  image: row.image as RewardArt,
  left: freeOf(row),
  isActive: row.isActive,
  isDemo: row.isDemo,
  version: Number(row.version),
})

const freeOf = ({ total, reserved, issued }: Row): number => total - reserved - issued

const toStocked = (row: Row): StockedReward => ({
  ...toReward(row),
  sku: row.sku,
  stock: { total: row.total, issued: row.issued, reserved: row.reserved, free: freeOf(row) },
  createdAt: row.createdAt.toISOString(),
  changedAt: row.changedAt.toISOString(),
})

/** What is offered now, cheapest first. */
export async function listCatalog(): Promise<{ items: Reward[] }> {
  const rows = await db.reward.findMany({ where: { isActive: true }, orderBy: [{ pricePoints: 'asc' }, { id: 'asc' }] })
  return { items: rows.map(toReward) }
}

/** A page of all rewards, newest first. Throws INVALID_INPUT for a cursor that isn't ours. */
export async function listRewards({ cursor, limit }: { cursor?: string; limit: number }): Promise<Page<StockedReward>> {
  const before = readCursor(cursor, 'rwd')
  const rows = await db.reward.findMany({
    where: before ? { id: { lt: before } } : {},
    orderBy: { id: 'desc' },
    take: limit + 1,
  })
  return pageFrom(rows, limit, toStocked)
}

/** One reward with its stock, as `tx` sees it. Throws NOT_FOUND. */
export async function getReward(id: string, tx: Pick<Tx, 'reward'> = db): Promise<StockedReward> {
  const row = await tx.reward.findUnique({ where: { id } })
  if (!row) throw new AppError('NOT_FOUND', { detail: 'There is no such reward.' })
  return toStocked(row)
}
