import 'server-only'
import type { Prisma } from '@/generated/prisma/client'
import { db, type Tx } from '@/lib/platform/db/client'
import { AppError } from '@/lib/platform/kernel/errors'
import { cursorRefused, type Page } from '@/lib/platform/kernel/page'
import type { Outage } from './contract'
import { coveredDays } from './rules'

type Row = Prisma.OutageGetPayload<{ include: { withdrawal: true } }>

const toOutage = ({ id, fromAt, toAt, source, reason, actor, createdAt, withdrawal }: Row): Outage => ({
  id,
  fromAt: fromAt.toISOString(),
  toAt: toAt.toISOString(),
  source: source as Outage['source'],
  reason,
  actor,
  createdAt: createdAt.toISOString(),
  coveredDays: coveredDays([{ from: fromAt, to: toAt }]),
  withdrawal: withdrawal && {
    reason: withdrawal.reason,
    actor: withdrawal.actor,
    withdrawnAt: withdrawal.at.toISOString(),
  },
})

/** One outage, as `tx` sees it. Throws NOT_FOUND. */
export async function getOutage(tx: Pick<Tx, 'outage'>, id: string): Promise<Outage> {
  const row = await tx.outage.findUnique({ where: { id }, include: { withdrawal: true } })
  if (!row) throw new AppError('NOT_FOUND', { detail: 'There is no such outage.' })
  return toOutage(row)
}

/** A page of outages in the order of being noted, newest first. Throws INVALID_INPUT for a cursor that isn't ours. */
export async function listOutages({ cursor, limit }: { cursor?: string; limit: number }): Promise<Page<Outage>> {
  const rows = await db.outage.findMany({
    where: cursor === undefined ? {} : { id: { lt: idOf(cursor) } },
    include: { withdrawal: true },
    orderBy: { id: 'desc' },
    take: limit + 1,
  })
  const last = rows.slice(0, limit).at(-1)
  const nextCursor = rows.length > limit && last ? Buffer.from(last.id).toString('base64url') : null
  return { items: rows.slice(0, limit).map(toOutage), nextCursor }
}

function idOf(cursor: string): string {
  const id = Buffer.from(cursor, 'base64url').toString()
  if (/^otg_[0-9A-Z]{26}$/.test(id)) return id
  throw cursorRefused()
}
