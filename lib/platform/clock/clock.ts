import 'server-only'
import { pool } from '../db/client'

let shiftMs = 0

/** The product's time. Outside production it may be shifted by MOA_CLOCK; SQL's twin is `platform.clock_now()`. */
export function now(): Date {
  return new Date(Date.now() + shiftMs)
}

/**
 * Moves the product's clock, for this process and for the database's `platform.clock_now()`, so that it says `moment`
 * now and runs on from there; null takes the shift away. Never called in production.
 */
export async function setClock(moment: Date | null): Promise<void> {
  shiftMs = moment ? moment.getTime() - Date.now() : 0
  await pool().query(`update platform.clock_shift set shift = $1 * interval '1 millisecond'`, [shiftMs])
}
