import { pool } from '@/lib/platform/db/client'

/**
 * As if nobody had been counted yet. A window that a request holds just now is left alone: the request may hold others
 * too, and wait for one that is held here.
 */
export async function forgetRateWindows(): Promise<void> {
  await pool().query(
    'delete from platform.rate_window where key in (select key from platform.rate_window for update skip locked)',
  )
}
