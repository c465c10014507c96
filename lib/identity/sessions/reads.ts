import 'server-only'
import { cookies } from 'next/headers'
import { cache } from 'react'
import { db } from '@/lib/platform/db/client'
import { AppError } from '@/lib/platform/kernel/errors'
import type { Page } from '@/lib/platform/kernel/page'
import type { Member } from '../members/contract'
import { getMember } from '../members/reads'
import { pageFrom, readCursor } from '../paging/reads'
import { SESSION_IDLE_DAYS } from './constants'
import type { Session } from './contract'
import { authenticate } from './service'

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

/**
 * The member for whom a page is being drawn, by the session cookie; null for everybody else and for sessions that have
 * ended. Asked once per request, however many layouts and pages want to know.
 */
export const findSignedIn = cache(async (): Promise<Member | null> => {
  const cookie = (await cookies()).toString()
  const caller = await authenticate(new Request('http://moa.invalid/', { headers: { cookie } })).catch(forgiveEnded)
  return caller && getMember(caller.memberId)
})

function forgiveEnded(error: unknown): null {
  if (error instanceof AppError && error.code === 'UNAUTHENTICATED') return null
  throw error
}
