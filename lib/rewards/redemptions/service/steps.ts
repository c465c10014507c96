import 'server-only'
import type { Redemption as Row } from '@/generated/prisma/client'
import { capture, release } from '@/lib/ledger/service'
import { db, type Tx, transaction } from '@/lib/platform/db/client'
import { appendEvent } from '@/lib/platform/events/append'
import { newId } from '@/lib/platform/random/random'
import { keyedDigest, seal } from '@/lib/platform/random/seal'
import { issueUnit, releaseUnit } from '../../catalogue/service'
import { CALL_LEASE_S, FINAL_STATES, SEALED_FOR, STEP_LEASE_S } from '../constants'
import type { RedemptionFailure, RedemptionNote, RedemptionState } from '../contract'
import type { ReservationUpdate } from '../events'
import { readTimeline, toRedemption } from '../reads/redemptions'

type Effect = Partial<Pick<Row, 'attempts' | 'failure' | 'notFoundAt' | 'paidTransferId' | 'returnedTransferId'>>
type Move = {
  to: RedemptionState
  note?: RedemptionNote
  /** Seconds from now after which somebody else takes it up; 10 unless said. */
  leaseS?: number
  /** Only when its time has come: whoever was at it is dead. */
  isDue?: true
  /** Only while this is the newest call to the vendor. */
  attempts?: number
  /** What happens with the step, in its transaction; answers the columns that tell of it. */
  effect?: (tx: Tx, at: Date) => Promise<Effect>
}

const SECOND_MS = 1_000
const isFinal = (state: string) => (FINAL_STATES as readonly string[]).includes(state)

/**
 * Takes one step: compares version and state, does the step's effect, writes its line and tells the member's screens, in one
 * transaction. Null when somebody else has moved the redemption since `row` was read; then nothing has happened.
 */
export const move = (row: Row, { to, note, leaseS = STEP_LEASE_S, isDue, attempts, effect }: Move) =>
  transaction(async (tx): Promise<Row | null> => {
    const [locked] = await tx.$queryRaw<{ at: Date }[]>`
      select platform.clock_now() as at from rewards.redemption
      where id = ${row.id} and version = ${row.version} and state = ${row.state}
        and (${isDue !== true} or next_at <= platform.clock_now())
        and (${attempts ?? null}::int is null or attempts = ${attempts ?? null}::int)
      for no key update`
    if (!locked) return null
    const { at } = locked
    const columns = (await effect?.(tx, at)) ?? {}
    const nextAt = isFinal(to) ? null : new Date(at.getTime() + leaseS * SECOND_MS)
    const next = await tx.redemption.update({
      where: { id: row.id },
      data: { state: to, version: { increment: 1 }, nextAt, changedAt: at, ...columns },
    })
    await writeStep(tx, next, { note: note ?? null, at })
    await announce(tx, next)
    return next
  })

/** Writes the line of the timeline for where the redemption stands now. */
export async function writeStep(
  tx: Tx,
  { id, version, state }: Pick<Row, 'id' | 'version' | 'state'>,
  { note, at }: { note: RedemptionNote | null; at: Date },
): Promise<void> {
  await tx.redemptionStep.create({ data: { redemptionId: id, version, step: state, note, at } })
}

/** Tells the member's screens where the redemption stands. */
export async function announce(tx: Tx, row: Row): Promise<void> {
  const version = Number(row.version)
  const timeline = await readTimeline(tx, row.id)
  const payload: ReservationUpdate = { version, kind: 'redemption', redemption: toRedemption(row), timeline }
  await appendEvent(tx, { type: 'reservation_update', memberId: row.memberId, key: row.id, version, payload })
}

/** The one step before the vendor is called; who takes it makes the only call that orders. */
export const startIssuing = (row: Row) =>
  move(row, { to: 'ISSUING', leaseS: CALL_LEASE_S, effect: async () => ({ attempts: row.attempts + 1 }) })

type Issued = { code: string; expiresAt: Date }

/** The vendor gave one code for two orders. */
export class CodeTaken extends Error {}

/** Keeps the voucher, sealed, and counts the unit as issued. Throws CodeTaken, which leaves everything as it was. */
export const keepVoucher = (row: Row, { code, expiresAt }: Issued) =>
  move(row, {
    to: 'ISSUED',
    effect: async (tx, at) => {
      const sealed = seal(SEALED_FOR, code)
      const digest = keyedDigest(SEALED_FOR, code)
      const written = await tx.$executeRaw`
        insert into rewards.voucher (id, redemption_id, member_id, code_sealed, code_digest, expires_at, issued_at)
        values (${newId('vch')}, ${row.id}, ${row.memberId}, ${sealed}, ${digest}, ${expiresAt}, ${at})
        on conflict (code_digest) do nothing`
      if (written === 0) throw new CodeTaken()
      await issueUnit(tx, row.rewardId)
      return {}
    },
  })

const wordsOf = ({ id }: Row) => ({ key: id, related: { type: 'redemption', id }, actor: 'system' })

/** Pays what was on hold. */
export const capturePrice = (row: Row) =>
  move(row, {
    to: 'CAPTURED',
    effect: async (tx) => {
      const words = { scope: 'rewards.capture', reason: 'reward_paid', ...wordsOf(row) }
      const { transferId } = await capture(tx, { ...words, holdId: row.holdId })
      return { paidTransferId: transferId }
    },
  })

/** Gives POINT and stock back. */
export const giveBack = (row: Row, failure: RedemptionFailure, attempts: number) =>
  move(row, {
    to: 'RELEASED',
    note: failure,
    attempts,
    effect: async (tx) => {
      await releaseUnit(tx, row.rewardId)
      const words = { scope: 'rewards.release', reason: 'reward_returned', ...wordsOf(row) }
      const { transferId } = await release(tx, { ...words, holdId: row.holdId })
      return { failure, returnedTransferId: transferId }
    },
  })

/**
 * Takes the next question to the vendor, if it is time for it. The row with its new count of calls and the moment, or null
 * when it is not yet time or somebody else asks.
 */
export async function claimQuestion(row: Row): Promise<{ row: Row; askedAt: Date } | null> {
  const [claimed] = await db.$queryRaw<{ askedAt: Date }[]>`
    update rewards.redemption
    set attempts = attempts + 1, next_at = platform.clock_now() + ${CALL_LEASE_S}::int * interval '1 second'
    where id = ${row.id} and version = ${row.version} and state = 'UNKNOWN' and next_at <= platform.clock_now()
    returning platform.clock_now() as "askedAt"`
  if (!claimed) return null
  return { row: await db.redemption.findUniqueOrThrow({ where: { id: row.id } }), askedAt: claimed.askedAt }
}

/** Puts the next question off, unless somebody else has asked since. */
export async function waitOn(row: Row, { notFoundAt, waitS }: { notFoundAt: Date | null; waitS: number }) {
  await db.$executeRaw`
    update rewards.redemption
    set not_found_at = ${notFoundAt}, next_at = platform.clock_now() + ${waitS}::int * interval '1 second'
    where id = ${row.id} and version = ${row.version} and attempts = ${row.attempts}`
}

/** The moment by the database's clock, the only one that all instances share. */
export async function readClock(tx: Pick<Tx, '$queryRaw'>): Promise<Date> {
  const [row] = await tx.$queryRaw<{ at: Date }[]>`select platform.clock_now() as at`
  if (!row) throw new Error('the database has no clock')
  return row.at
}
