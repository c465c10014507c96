import 'server-only'
import type { Redemption as Row, RedemptionStep as StepRow } from '@/generated/prisma/client'
import { pageFrom, readCursor } from '@/lib/identity/paging/reads'
import { db, type Tx } from '@/lib/platform/db/client'
import { AppError } from '@/lib/platform/kernel/errors'
import type { Page } from '@/lib/platform/kernel/page'
import { unseal } from '@/lib/platform/random/seal'
import { FINAL_STATES, SEALED_FOR } from '../constants'
import type {
  Redemption,
  RedemptionDetail,
  RedemptionFailure,
  RedemptionNote,
  RedemptionRecord,
  RedemptionState,
  TimelineStep,
  Voucher,
} from '../contract'
import { timelineOf } from '../rules'

type PageOrder = { cursor?: string; limit: number }

export const toRedemption = (row: Row): Redemption => ({
  id: row.id,
  version: Number(row.version),
  rewardId: row.rewardId,
  nameKo: row.nameKo,
  nameEn: row.nameEn,
  image: row.image as Redemption['image'],
  isDemo: row.isDemo,
  pricePoints: Number(row.pricePoints),
  state: row.state as RedemptionState,
  failure: row.failure as RedemptionFailure | null,
  createdAt: row.createdAt.toISOString(),
  changedAt: row.changedAt.toISOString(),
})

const toTimeline = (steps: readonly StepRow[]): TimelineStep[] =>
  timelineOf(
    steps.map(({ step, at, note }) => ({ step: step as RedemptionState, at, note: note as RedemptionNote | null })),
  )

/** What happened to a redemption and what lies ahead, as `tx` sees it. */
export const readTimeline = async (tx: Pick<Tx, 'redemptionStep'>, redemptionId: string): Promise<TimelineStep[]> =>
  toTimeline(await tx.redemptionStep.findMany({ where: { redemptionId }, orderBy: { version: 'asc' } }))

/** A page of the member's redemptions, newest first. Throws INVALID_INPUT for a cursor that isn't ours. */
export async function listMyRedemptions(memberId: string, { cursor, limit }: PageOrder): Promise<Page<Redemption>> {
  const before = readCursor(cursor, 'rdm')
  const rows = await db.redemption.findMany({
    where: { memberId, ...(before && { id: { lt: before } }) },
    orderBy: { id: 'desc' },
    take: limit + 1,
  })
  return pageFrom(rows, limit, toRedemption)
}

/** One redemption of the member's, with the voucher's code once it is there. Throws NOT_FOUND, other people's included. */
export async function getMyRedemption(memberId: string, id: string, tx: Tx = db): Promise<RedemptionDetail> {
  const row = await tx.redemption.findUnique({ where: { id, memberId } })
  if (!row) throw missing()
  const voucher = await tx.voucher.findUnique({ where: { redemptionId: id } })
  return { ...toRedemption(row), timeline: await readTimeline(tx, id), voucher: voucher && openVoucher(voucher) }
}

const missing = () => new AppError('NOT_FOUND', { detail: 'There is no such redemption.' })

function openVoucher({ id, codeSealed, expiresAt }: { id: string; codeSealed: Uint8Array; expiresAt: Date }): Voucher {
  const code = unseal(SEALED_FOR, codeSealed)
  if (code === null) throw new AppError('UNAVAILABLE', { detail: 'The code was sealed under another MOA_KEY_SECRET.' })
  return { id, code, expiresAt: expiresAt.toISOString() }
}

type RecordQuery = PageOrder & { state?: RedemptionState; scope: 'all' | 'open'; memberId?: string }

/** A page of everybody's redemptions, newest first, without codes. Throws INVALID_INPUT for a cursor that isn't ours. */
export async function listRedemptions(query: RecordQuery): Promise<Page<RedemptionRecord>> {
  const { cursor, limit, state, scope, memberId } = query
  const before = readCursor(cursor, 'rdm')
  const rows = await db.redemption.findMany({
    where: {
      ...(before && { id: { lt: before } }),
      ...(memberId && { memberId }),
      AND: [state ? { state } : {}, scope === 'open' ? { state: { notIn: [...FINAL_STATES] } } : {}],
    },
    orderBy: { id: 'desc' },
    take: limit + 1,
  })
  const records = await toRecords(db, rows)
  return pageFrom(records, limit, (record) => record)
}

/** One redemption for operators, as `tx` sees it: everything but the code. Throws NOT_FOUND. */
export async function getRedemption(id: string, tx: Tx = db): Promise<RedemptionRecord> {
  const row = await tx.redemption.findUnique({ where: { id } })
  const [record] = row ? await toRecords(tx, [row]) : []
  if (!record) throw missing()
  return record
}

async function toRecords(tx: Tx, rows: readonly Row[]): Promise<RedemptionRecord[]> {
  const ids = rows.map(({ id }) => id)
  const steps = await tx.redemptionStep.findMany({
    where: { redemptionId: { in: ids } },
    orderBy: { version: 'asc' },
  })
  const vouchers = await tx.voucher.findMany({
    where: { redemptionId: { in: ids } },
    select: { id: true, redemptionId: true },
  })
  return rows.map((row) => ({
    ...toRedemption(row),
    memberId: row.memberId,
    holdId: row.holdId,
    attempts: row.attempts,
    nextAt: row.nextAt?.toISOString() ?? null,
    timeline: toTimeline(steps.filter(({ redemptionId }) => redemptionId === row.id)),
    voucherId: vouchers.find(({ redemptionId }) => redemptionId === row.id)?.id ?? null,
  }))
}
