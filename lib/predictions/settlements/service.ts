import 'server-only'
import { type Tx, transaction } from '@/lib/platform/db/client'
import { AppError } from '@/lib/platform/kernel/errors'
import { log } from '@/lib/platform/log/log'
import type { Place } from '../awards/adapter'
import { applyDay } from '../awards/service'
import { listUntold, openRebuild, tellDay } from '../digests/service'
import { type Consensus, readConsensus, readConsensuses } from '../quotes/reads'
import {
  findSession,
  insertVersion,
  listDue,
  listUndecided,
  listVersions,
  lockListing,
  movePhase,
  openCase,
  readProgress,
  resolveCase,
  type SessionRow,
  toEvidence,
  type VersionRow,
} from './adapter'
import { RULE_VERSION } from './constants'
import type { Decision, SettlementRun, SettlementVersion } from './contract'
import { toVersion } from './reads'
import { decideOutcome, pathOfOperator, type Ruling, rulingOf } from './rules'

/** Who decided, where no operator did. */
const BY_RULE = 'rule'

/**
 * Settles a session: each symbol that nothing has decided is judged by the rule text, or waits for an operator; then every
 * pick gets its result and points, and members are told. Whatever was done stays: it may run twice, on two instances, and
 * be killed at any point. Throws NOT_FOUND, and CONFLICT before prices are due.
 */
export async function settleSession(tradeDate: string): Promise<SettlementRun> {
  const session = await requireDue(tradeDate)
  await movePhase(tradeDate, ['LOCKED', 'EOD_WAIT'], 'SETTLING')
  const symbols = await listUndecided(tradeDate)
  const consensuses = await readConsensuses(tradeDate, symbols)
  for (const symbol of symbols) {
    const consensus = consensuses.get(symbol)
    if (consensus) await transaction((tx) => judge(tx, { tradeDate, symbol }, session, consensus))
  }
  return finishSession(tradeDate)
}

async function requireDue(tradeDate: string): Promise<SessionRow> {
  const session = await findSession(tradeDate)
  if (!session) throw new AppError('NOT_FOUND', { detail: 'There is no such session.' })
  if (session.phase === 'CANCELLED') return session
  if (!session.isDue) throw new AppError('CONFLICT', { detail: 'Prices of this session are not due yet.' })
  if (!session.isFrozen) throw new AppError('CONFLICT', { detail: 'The picks of this session are not counted yet.' })
  return session
}

async function judge(tx: Tx, place: Place, session: SessionRow, consensus: Consensus): Promise<void> {
  await lockListing(tx, place)
  if ((await listVersions(tx, place)).length > 0) return
  const verdict = decideOutcome(consensus, session)
  if (verdict.kind === 'held') {
    const detail = consensus.quotes.map(({ source }) => source).join(', ')
    return openCase(tx, place, verdict.reason, detail)
  }
  const evidence = toEvidence(consensus.quotes)
  await insertVersion(tx, place, { ...verdict, version: 1, evidence, decidedBy: BY_RULE, note: '' })
  await resolveCase(tx, place, BY_RULE)
}

/**
 * Brings what has been decided of a session to its picks, and tells members; the session is SETTLED then, or HELD. To be
 * called again until it has gone through, which the minute's tick does.
 */
export async function finishSession(tradeDate: string): Promise<SettlementRun> {
  const applied = await applyDay(tradeDate)
  await tellDay(tradeDate)
  const { settled, held, isApplied } = await readProgress(tradeDate)
  if (held > 0) await movePhase(tradeDate, ['SETTLING', 'SETTLED'], 'HELD')
  else if (isApplied) await movePhase(tradeDate, ['SETTLING', 'HELD'], 'SETTLED')
  return { tradeDate, settled, held, applied }
}

/** Settles every session that is due and finishes what was interrupted. One that fails keeps no other waiting. */
export async function settleDue(): Promise<SettlementRun[]> {
  const runs: SettlementRun[] = []
  const due = await listDue()
  const untold = (await listUntold()).filter((day) => !due.includes(day))
  const work = [
    ...due.map((day) => [day, settleSession] as const),
    ...untold.map((day) => [day, finishSession] as const),
  ]
  for (const [day, settle] of work) {
    try {
      runs.push(await settle(day))
    } catch (error) {
      log.error({ err: error, tradeDate: day }, 'a session could not be settled')
    }
  }
  return runs
}

type Order = Place & Decision & { operatorId: string }

/**
 * An operator says what a held symbol did: version 1, at once. Points follow by `finishSession`. Throws NOT_FOUND, CONFLICT
 * when it isn't held (any more), INVALID_INPUT when prices contradict the outcome.
 */
export async function decideHeld(tx: Tx, order: Order): Promise<SettlementVersion> {
  await lockOrRefuse(tx, order)
  if ((await listVersions(tx, order)).length > 0 || !(await resolveCase(tx, order, order.operatorId))) {
    throw new AppError('CONFLICT', { detail: 'This symbol does not wait for an operator.' })
  }
  const { quotes } = await readConsensus(order.tradeDate, order.symbol)
  return writeOrder(tx, order, null, toEvidence(quotes))
}

/**
 * Settles a symbol's day again: the next version, which takes back what the last one awarded once `finishSession` brings it
 * to the picks. Throws NOT_FOUND, CONFLICT when there is nothing to correct, INVALID_INPUT.
 */
export async function correct(tx: Tx, order: Order): Promise<SettlementVersion> {
  await lockOrRefuse(tx, order)
  const [newest] = await listVersions(tx, order)
  if (!newest) throw new AppError('CONFLICT', { detail: 'This symbol has not been settled yet.' })
  return writeOrder(tx, order, newest, newest.evidence)
}

async function lockOrRefuse(tx: Tx, order: Order): Promise<void> {
  const listing = await lockListing(tx, order)
  if (!listing) throw new AppError('NOT_FOUND', { detail: 'It is not on the list of that day.' })
  if (listing.isFrozen || order.outcome === 'VOID') return
  throw new AppError('CONFLICT', { detail: 'Nobody knows what a right pick of this day brings: it can only be VOID.' })
}

async function writeOrder(tx: Tx, order: Order, before: VersionRow | null, evidence: VersionRow['evidence']) {
  const ruling = rulingOf(order, before && rulingIn(before))
  if (!ruling) {
    const message = 'The closes say something else than the outcome.'
    throw new AppError('INVALID_INPUT', { errors: [{ pointer: '/body/closeMicros', rule: 'outcome', message }] })
  }
  const version = (before?.version ?? 0) + 1
  const path = pathOfOperator(ruling, order.note)
  const made = { ...ruling, version, path, evidence, ruleVersion: RULE_VERSION, note: order.note }
  await insertVersion(tx, order, { ...made, decidedBy: order.operatorId })
  const [written, earlier] = await listVersions(tx, order)
  if (!written) throw new Error('the settlement was not written')
  return toVersion(written, earlier)
}

const rulingIn = ({ numerator, denominator, ...row }: VersionRow): Ruling => ({
  outcome: row.outcome,
  voidReason: row.voidReason,
  closeMicros: row.closeMicros,
  prevCloseMicros: row.prevCloseMicros,
  split: { numerator, denominator },
})

type Excuse = { tradeDate: string; reason: string; operatorId: string }

/**
 * An outage of ours spoiled the session: it counts in nobody's participation, and streaks are rebuilt. Throws NOT_FOUND,
 * CONFLICT when that was said before or the cut-off has not passed.
 */
export async function excuseSession(tx: Tx, { tradeDate, reason, operatorId }: Excuse) {
  const [session] = await tx.$queryRaw<{ isOver: boolean; isExcused: boolean }[]>`
    select cutoff_at <= platform.clock_now() as "isOver", exists (
      select from predictions.excused_session excused where excused.trade_date = session.trade_date) as "isExcused"
    from predictions.market_session session where trade_date = ${tradeDate}::date for no key update`
  if (!session) throw new AppError('NOT_FOUND', { detail: 'There is no such session.' })
  if (session.isExcused) throw new AppError('CONFLICT', { detail: 'This session breaks no streak already.' })
  if (!session.isOver) throw new AppError('CONFLICT', { detail: 'This session still takes picks.' })
  await tx.$executeRaw`
    insert into predictions.excused_session (trade_date, reason, declared_by)
    values (${tradeDate}::date, ${reason}, ${operatorId})`
  await openRebuild(tx, tradeDate)
  return { tradeDate, reason }
}
