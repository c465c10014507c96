import 'server-only'
import { db } from '@/lib/platform/db/client'
import { freezeListings } from '../../picks/service'
import type { Phase } from '../constants'

export type Moved = { tradeDate: string; phase: Phase }

/** From which phase to which, once which instant has come. */
const STEPS = {
  open: ['SCHEDULED', 'PREDICT', 'opens_at'],
  lock: ['PREDICT', 'LOCKED', 'cutoff_at'],
  close: ['LOCKED', 'EOD_WAIT', 'close_at'],
  judge: ['EOD_WAIT', 'SETTLING', 'settle_at'],
} as const satisfies Record<string, [Phase, Phase, string]>

/**
 * Moves every session for which this step is due, each once on however many instances: who comes second finds the phase
 * changed. Answers those that this call moved; the log tells everybody (a trigger of the table).
 */
export async function moveDue(step: keyof typeof STEPS): Promise<Moved[]> {
  const [from, to, instant] = STEPS[step]
  const moved = await db.$queryRaw<{ tradeDate: string }[]>`
    update predictions.market_session set phase = ${to}, version = version + 1, changed_at = platform.clock_now()
    where phase = ${from} and platform.clock_now() >= case ${instant}::text
      when 'opens_at' then opens_at when 'cutoff_at' then cutoff_at when 'close_at' then close_at else settle_at end
    returning trade_date::text as "tradeDate"`
  return moved.map(({ tradeDate }) => ({ tradeDate, phase: to }))
}

/** Freezes the lists past their cut-off that aren't yet; also those that a killed tick left. Says which. */
export async function freezeDue(): Promise<string[]> {
  const due = await db.$queryRaw<{ tradeDate: string }[]>`
    select trade_date::text as "tradeDate" from predictions.market_session session
    where phase in ('LOCKED', 'EOD_WAIT', 'SETTLING') and exists (
      select from predictions.listing where listing.trade_date = session.trade_date and frozen_at is null)
    order by trade_date`
  for (const { tradeDate } of due) await freezeListings(tradeDate)
  return due.map(({ tradeDate }) => `${tradeDate} frozen`)
}
