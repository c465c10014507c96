import 'server-only'
import { getMemberRecord } from '@/lib/identity/directory/reads'
import { db, type Tx } from '@/lib/platform/db/client'
import { readRecentPlays } from '../activity/reads'
import type { StreakKind } from '../streaks/contract'
import { calendarOfFacts, readFacts, statusOf } from '../streaks/reads'
import type { Correction, MemberStreak } from './contract'

/** A member's streaks for operators, as `tx` sees them. Throws NOT_FOUND. */
export async function getMemberStreak(memberId: string, tx: Tx = db): Promise<MemberStreak> {
  await getMemberRecord(memberId, tx)
  const facts = await readFacts(tx, memberId, tx === db ? await readRecentPlays(memberId) : [])
  return { status: statusOf(facts), calendar: calendarOfFacts(facts), corrections: await listCorrections(tx, memberId) }
}

/** Every correction of a member's streaks, newest first. */
async function listCorrections(tx: Pick<Tx, 'streakCorrection'>, memberId: string): Promise<Correction[]> {
  const rows = await tx.streakCorrection.findMany({ where: { memberId }, orderBy: [{ at: 'desc' }, { id: 'desc' }] })
  return rows.map(({ id, kind, day, streak, reason, actor, at }) => ({
    id,
    kind: kind as StreakKind,
    asOfDay: day.toISOString().slice(0, 10),
    streak,
    reason,
    actor,
    createdAt: at.toISOString(),
  }))
}
