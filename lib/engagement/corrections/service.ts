import 'server-only'
import { getMemberRecord } from '@/lib/identity/directory/reads'
import type { Tx } from '@/lib/platform/db/client'
import { AppError } from '@/lib/platform/kernel/errors'
import { newId } from '@/lib/platform/random/random'
import { addDays, type Day } from '../days/rules'
import type { StreakKind } from '../streaks/contract'
import { readFacts } from '../streaks/reads'
import { announce } from '../streaks/service'
import { CORRECTION_DAYS_MAX } from './constants'
import type { MemberStreak } from './contract'
import { getMemberStreak } from './reads'

type Order = { memberId: string; kind: StreakKind; streak: number; asOfDay?: Day; reason: string; actor: string }

/**
 * Says where a streak stood at the end of a past day (yesterday unless named); every later day follows from that. What
 * was paid stays paid. Throws NOT_FOUND, INVALID_INPUT for today, the future and days longer ago than a year.
 */
export async function correctStreak(tx: Tx, order: Order): Promise<MemberStreak> {
  const { memberId, kind, streak, reason, actor } = order
  await getMemberRecord(memberId, tx)
  const { today } = await readFacts(tx, memberId)
  const day = order.asOfDay ?? addDays(today, -1)
  if (day >= today || day < addDays(today, -CORRECTION_DAYS_MAX)) {
    const message = 'A day that is over, within the last year.'
    throw new AppError('INVALID_INPUT', { errors: [{ pointer: '/body/asOfDay', rule: 'past', message }] })
  }
  await tx.$executeRaw`
    insert into engagement.streak_correction (id, member_id, kind, day, streak, reason, actor)
    values (${newId('cor')}, ${memberId}, ${kind}, ${day}::date, ${streak}, ${reason}, ${actor})`
  await announce(tx, memberId, await readFacts(tx, memberId))
  return getMemberStreak(memberId, tx)
}
