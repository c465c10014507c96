import 'server-only'
import { pool } from '../db/client'

// Bundles of one process each evaluate this module: the shift lives once.
const shared = globalThis as unknown as { moaClockShiftMs?: number }

/** The product's time. Outside production it may be shifted by MOA_CLOCK; SQL's twin is `platform.clock_now()`. */
export function now(): Date {
  return new Date(Date.now() + (shared.moaClockShiftMs ?? 0))
}

/**
 * Moves the product's clock, for this process and for the database's `platform.clock_now()`, so that it says `moment`
 * now and runs on from there; null takes the shift away. Never called in production.
 */
export async function setClock(moment: Date | null): Promise<void> {
  const shiftMs = moment ? moment.getTime() - Date.now() : 0
  shared.moaClockShiftMs = shiftMs
  await pool().query(`update platform.clock_shift set shift = $1 * interval '1 millisecond'`, [shiftMs])
}

/** Takes over the shift that another process gave the database. */
export async function followClock(): Promise<void> {
  const { rows } = await pool().query<{ shift_ms: string }>(
    'select extract(epoch from shift) * 1000 as shift_ms from platform.clock_shift',
  )
  shared.moaClockShiftMs = Number(rows[0]?.shift_ms ?? 0)
}
