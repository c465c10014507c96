import 'server-only'
import { env } from '@/lib/platform/env/env'
import type { Once } from '@/lib/platform/http/once'
import { requireBearer } from '@/lib/platform/ops/secret'
import type { Place } from '../awards/adapter'
import type { Decision, SettlementRun } from './contract'
import { correct, decideHeld, excuseSession, finishSession, settleDue, settleSession } from './service'

/** Settles one session, or all that are due, for an outside scheduler. Throws UNAUTHENTICATED without CRON_SECRET. */
export async function runSettlement(request: Request, tradeDate?: string): Promise<{ runs: SettlementRun[] }> {
  requireBearer(request, env.CRON_SECRET)
  return { runs: tradeDate ? [await settleSession(tradeDate)] : await settleDue() }
}

/** Settles a session by an operator's hand. The work is repeatable; only its answer is kept for the key. */
export async function startSettlement(once: Once, tradeDate: string): Promise<SettlementRun> {
  const run = await settleSession(tradeDate)
  return once(async () => run)
}

type Order = Place & Decision & { operatorId: string }

/** Decides a held symbol; once that is written, points follow, here or by the minute's tick. */
export async function decideAndFinish(once: Once, order: Order) {
  const version = await once((tx) => decideHeld(tx, order))
  await finishSession(order.tradeDate)
  return version
}

/** Corrects a settlement; once that is written, points follow, here or by the minute's tick. */
export async function correctAndFinish(once: Once, order: Order) {
  const version = await once((tx) => correct(tx, order))
  await finishSession(order.tradeDate)
  return version
}

/** Excuses a session; once that is written, streaks follow, here or by the minute's tick. */
export async function excuseAndFinish(once: Once, excuse: Parameters<typeof excuseSession>[1]) {
  const answer = await once((tx) => excuseSession(tx, excuse))
  await finishSession(excuse.tradeDate)
  return answer
}
