import 'server-only'
import { db } from '@/lib/platform/db/client'
import type { GameStats } from './contract'
import { foldStats, toStatRow } from './rules'

/** The member's figures in every game; zeros before the first round. Amounts in GOLD. */
export async function getStats(memberId: string): Promise<GameStats> {
  const rows = await db.stat.findMany({ where: { memberId } })
  return foldStats(rows.map(toStatRow))
}
