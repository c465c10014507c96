import 'server-only'
import { db } from '@/lib/platform/db/client'
import type { Page } from '@/lib/platform/kernel/page'
import { pageFrom, readCursor } from '../paging/reads'
import { SESSION_IDLE_DAYS } from './constants'
import type { Session } from './contract'

const DAY_MS = 24 * 3_600_000

type ListSessions = { memberId: string; currentId: string | null; cursor?: string; limit: number }

/** The member's living sessions, newest first. Throws INVALID_INPUT for a cursor that isn't ours. */
export async function listSessions({ memberId, currentId, cursor, limit }: ListSessions): Promise<Page<Session>> {
  const before = readCursor(cursor, 'ses')
  const rows = await db.session.findMany({
    where: {
      memberId,
      revokedAt: null,
      expiresAt: { gt: new Date() },
      lastSeenAt: { gt: new Date(Date.now() - SESSION_IDLE_DAYS * DAY_MS) },
      ...(before && { id: { lt: before } }),
    },
    orderBy: { id: 'desc' },
    take: limit + 1,
  })
  return pageFrom(rows, limit, (row) => ({
    id: row.id,
    kind: row.kind as Session['kind'],
    userAgent: row.userAgent,
    ip: row.ip,
    createdAt: row.createdAt.toISOString(),
    lastSeenAt: row.lastSeenAt.toISOString(),
    expiresAt: row.expiresAt.toISOString(),
    isCurrent: row.id === currentId,
  }))
}
