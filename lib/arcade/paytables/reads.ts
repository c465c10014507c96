import 'server-only'
import type { Paytable as PaytableRow } from '@/generated/prisma/client'
import { db, pool, type Tx } from '@/lib/platform/db/client'
import { AppError } from '@/lib/platform/kernel/errors'
import { cursorRefused, type Page } from '@/lib/platform/kernel/page'
import { REEL_STOPS, STAKE_MAX, STAKE_MIN } from '../slot/constants'
import { SlotConfig } from '../slot/contract'
import type { Paytable, SlotOdds } from './contract'
import { oddsOf } from './rules'

// A published version never changes, so a process may keep it for as long as it lives.
const configs = new Map<number, SlotConfig>()

/** The figures of one version of the slot. Throws NOT_FOUND. */
export async function getSlotConfig(version: number): Promise<SlotConfig> {
  const kept = configs.get(version)
  if (kept) return kept
  const { config } = await getRow(version)
  configs.set(version, config)
  return config
}

/** The paytable in force, or the one of `version`, with odds recomputed from its figures. Throws NOT_FOUND. */
export async function getSlotOdds(version?: number): Promise<SlotOdds> {
  return toSlotOdds(await getRow(version ?? (await findCurrentVersion())))
}

async function getRow(version: number): Promise<PaytableRow & { config: SlotConfig }> {
  const row = await db.paytable.findUnique({ where: { game_version: { game: 'slot', version } } })
  if (!row) throw new AppError('NOT_FOUND', { detail: `The slot has no paytable version ${version}.` })
  return { ...row, config: SlotConfig.parse(row.config) }
}

async function findCurrentVersion(): Promise<number> {
  const { rows } = await pool().query<{ version: number }>(
    `select coalesce(max(version) filter (where effective_at <= platform.clock_now()), min(version)) as version
     from arcade.paytable where game = 'slot'`,
  )
  return rows[0]?.version ?? 1
}

function toSlotOdds({ version, config, publishedAt, effectiveAt }: PaytableRow): SlotOdds {
  const figures = SlotConfig.parse(config)
  return {
    game: 'slot',
    version,
    config: figures,
    stops: REEL_STOPS,
    stakeMin: STAKE_MIN,
    stakeMax: STAKE_MAX,
    ...oddsOf(figures),
    publishedAt: publishedAt.toISOString(),
    effectiveAt: effectiveAt.toISOString(),
  }
}

const toPaytable = (row: PaytableRow, current: number): Paytable => ({
  ...toSlotOdds(row),
  publishedBy: row.publishedBy,
  isCurrent: row.version === current,
})

/** One version as operators see it, read within `tx`. */
export async function getPaytable(tx: Pick<Tx, 'paytable'>, version: number): Promise<Paytable> {
  const row = await tx.paytable.findUniqueOrThrow({ where: { game_version: { game: 'slot', version } } })
  return toPaytable(row, version)
}

/** A page of published versions, newest first; the cursor is the version it ends with. */
export async function listPaytables({ cursor, limit }: { cursor?: string; limit: number }): Promise<Page<Paytable>> {
  const before = cursor === undefined ? undefined : versionOf(cursor)
  const [current, rows] = await Promise.all([
    findCurrentVersion(),
    db.paytable.findMany({
      where: { game: 'slot', ...(before !== undefined && { version: { lt: before } }) },
      orderBy: { version: 'desc' },
      take: limit + 1,
    }),
  ])
  const items = rows.slice(0, limit).map((row) => toPaytable(row, current))
  const last = items.at(-1)
  return { items, nextCursor: rows.length > limit && last ? String(last.version) : null }
}

function versionOf(cursor: string): number {
  if (/^[1-9]\d{0,8}$/.test(cursor)) return Number(cursor)
  throw cursorRefused()
}
