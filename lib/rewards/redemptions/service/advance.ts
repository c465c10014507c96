import 'server-only'
import type { Redemption as Row } from '@/generated/prisma/client'
import { db, pool } from '@/lib/platform/db/client'
import { log } from '@/lib/platform/log/log'
import { askVoucher, issueVoucher } from '../../vendor/adapter'
import type { Verdict } from '../../vendor/rules'
import { ASK_AGAIN_MAX_S, RESUME_BATCH, RESUME_PARALLEL } from '../constants'
import type { RedemptionState } from '../contract'
import { type Decision, decide } from '../rules'
import {
  CodeTaken,
  capturePrice,
  claimQuestion,
  giveBack,
  keepVoucher,
  move,
  readClock,
  startIssuing,
  waitOn,
} from './steps'

/**
 * Takes a redemption as far as it goes now: to its end, or to where it waits for the vendor. Safe to call at any time, from
 * any number of instances: each step is taken once.
 */
export async function advance(id: string): Promise<void> {
  let row = await db.redemption.findUnique({ where: { id } })
  while (row) row = await takeStep(row)
}

/** The row after its next step; null when it is over, waits, or is somebody else's. */
function takeStep(row: Row): Promise<Row | null> {
  switch (row.state as RedemptionState) {
    case 'RESERVED':
      return orderVoucher(row)
    case 'ISSUING':
      // Whoever ordered is dead: nobody knows whether the order went out, so it is never sent again, only asked about.
      return move(row, { to: 'UNKNOWN', note: 'vendor_silent', isDue: true, leaseS: 0 })
    case 'UNKNOWN':
      return askAgain(row)
    case 'ISSUED':
      return capturePrice(row)
    case 'CAPTURED':
      return move(row, { to: 'DONE' })
    case 'RELEASED':
      return move(row, { to: 'FAILED' })
    default:
      return Promise.resolve(null)
  }
}

async function orderVoucher(reserved: Row): Promise<Row | null> {
  const row = await startIssuing(reserved)
  if (!row) return null
  return follow(row, row.changedAt, await issueVoucher(row.id, row.sku))
}

async function askAgain(waiting: Row): Promise<Row | null> {
  const claimed = await claimQuestion(waiting)
  if (!claimed) return null
  return follow(claimed.row, claimed.askedAt, await askVoucher(waiting.id))
}

/** Does what the answer decides. */
async function follow(row: Row, askedAt: Date, verdict: Verdict): Promise<Row | null> {
  const { attempts, notFoundAt } = row
  const state = row.state as RedemptionState
  const decision = decide({ state, attempts, notFoundAt, askedAt, answeredAt: await readClock(db) }, verdict)
  if (decision.kind === 'give_back') return giveBack(row, decision.failure, attempts)
  if (decision.kind === 'wait') return wait(row, decision)
  try {
    return await keepVoucher(row, decision)
  } catch (error) {
    if (!(error instanceof CodeTaken)) throw error
    log.error({ redemption: row.id }, 'the vendor gave a code that another redemption has')
    return wait(row, { kind: 'wait', note: 'vendor_confused', notFoundAt: null, waitS: ASK_AGAIN_MAX_S })
  }
}

async function wait(row: Row, decision: Extract<Decision, { kind: 'wait' }>): Promise<Row | null> {
  const { note, notFoundAt, waitS } = decision
  if (row.state === 'ISSUING') {
    const next = await move(row, { to: 'UNKNOWN', note, leaseS: waitS, effect: async () => ({ notFoundAt }) })
    return waitS === 0 ? next : null
  }
  log.info({ redemption: row.id, note, waitS }, 'a voucher is still unknown')
  await waitOn(row, { notFoundAt, waitS })
  return null
}

/** The same in the background, for whoever must not wait for the vendor: what fails is taken up by the job. */
export function startAdvancing(id: string): void {
  advance(id).catch((error: unknown) => log.error({ redemption: id, err: error }, 'a redemption stopped half-way'))
}

/** Takes up every redemption whose time has come, longest due first, and answers how many. */
export async function resumeDue(): Promise<number> {
  for (let resumed = 0; ; ) {
    const { rows } = await pool().query<{ id: string }>(
      'select id from rewards.redemption where next_at <= platform.clock_now() order by next_at limit $1',
      [RESUME_BATCH],
    )
    const queue = rows.map(({ id }) => id)
    await Promise.all(Array.from({ length: RESUME_PARALLEL }, () => workOff(queue)))
    resumed += rows.length
    if (rows.length < RESUME_BATCH) return resumed
  }
}

async function workOff(queue: string[]): Promise<void> {
  for (let id = queue.shift(); id !== undefined; id = queue.shift()) {
    try {
      await advance(id)
    } catch (error) {
      log.error({ redemption: id, err: error }, 'a redemption could not be resumed')
      await putOff(id).catch((failure: unknown) => log.warn({ redemption: id, err: failure }, 'nor put off'))
    }
  }
}

/** One that fails each time must not stand before the others for ever. */
const putOff = (id: string) =>
  pool().query(
    `update rewards.redemption set next_at = platform.clock_now() + interval '1 minute'
     where id = $1 and next_at <= platform.clock_now()`,
    [id],
  )
