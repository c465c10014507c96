import 'server-only'
import { now } from '@/lib/platform/clock/clock'
import { db } from '@/lib/platform/db/client'
import { randomToken } from '@/lib/platform/random/random'
import type { BoardChoice } from './contract'

const HANDLE_BYTES = 12

/** Puts the member on every leaderboard, or takes them off; both hold for the next look at one. */
export async function chooseBoard(memberId: string, isOnBoard: boolean): Promise<BoardChoice> {
  await db.boardChoice.upsert({
    where: { memberId },
    create: { memberId, isOnBoard, handle: randomToken(HANDLE_BYTES), updatedAt: now() },
    update: { isOnBoard, updatedAt: now() },
  })
  return { isOnBoard }
}
