import 'server-only'
import { type Tx, unavailable } from '@/lib/platform/db/client'
import { isRetryable, isUnavailable } from '@/lib/platform/db/errors'
import { signalEvents } from '@/lib/platform/events/signal'
import { AppError } from '@/lib/platform/kernel/errors'
import { findAccounts, type Item, postItems, type Query, queryOf, queryPool } from './adapter'
import { BATCH_MAX, HOLD_TTL_MAX_S, SYSTEM_OWNER, WALLET_BUCKET } from './constants'
import {
  type AccountRef,
  type CapturePosting,
  type HoldPosting,
  type Leg,
  objectionTo,
  type Outcome,
  type Posting,
  type ReleasePosting,
  type ReversalPosting,
  type TransferPosting,
} from './rules'

const ATTEMPTS_MAX = 4

/** A member's ordinary account. */
export const walletOf = (memberId: string): AccountRef => ({ owner: memberId, bucket: WALLET_BUCKET })
/** Where assets come from, by purpose (`welcome`, `slot`): goes below zero by what it issued. */
export const issueFor = (purpose: string): AccountRef => ({ owner: SYSTEM_OWNER, bucket: `issue:${purpose}` })
/** Where assets end, by purpose (`slot`, `admin`). */
export const sinkFor = (purpose: string): AccountRef => ({ owner: SYSTEM_OWNER, bucket: `sink:${purpose}` })

type Posted = { transferId: string; isReplay: boolean }
type Given<P extends Posting> = Omit<P, 'kind'>

/**
 * Posts one transfer in the caller's transaction: all legs, in order, or a throw that undoes it with the rest of `tx`.
 * The same scope and key post once; later calls get the first transfer. Holds the accounts' locks until `tx` ends, so
 * call it late, and once in a transaction. Throws INSUFFICIENT_FUNDS, BALANCE_LIMIT, NOT_FOUND (no wallet),
 * IDEMPOTENCY_KEY_REUSED.
 */
export const post = (tx: Tx, transfer: Given<TransferPosting>): Promise<Posted> => postOne(tx, { ...transfer, kind: 'transfer' })

/**
 * Sets `amount` aside for one payee: it counts against the floor at once and is still the payer's. Throws as `post`.
 */
export async function hold(tx: Tx, given: Given<HoldPosting>): Promise<Posted & { holdId: string }> {
  const posted = await postOne(tx, { ...given, kind: 'hold' })
  const { holdId } = await tx.transfer.findUniqueOrThrow({ where: { id: posted.transferId }, select: { holdId: true } })
  return { ...posted, holdId: holdId ?? '' }
}

/**
 * Pays the hold's payee `amount`, or all that is left; a final capture releases the rest. Throws HOLD_RESOLVED,
 * HOLD_EXPIRED (by the database's clock, swept or not), INVALID_INPUT (more than is held), NOT_FOUND.
 */
export const capture = (tx: Tx, given: Given<CapturePosting>): Promise<Posted> => postOne(tx, { ...given, kind: 'capture' })

/** Gives back what the hold still keeps; overdue holds end as expired. Throws HOLD_RESOLVED, NOT_FOUND. */
export const release = (tx: Tx, given: Given<ReleasePosting>): Promise<Posted> => postOne(tx, { ...given, kind: 'release' })

/**
 * Undoes a transfer or capture by its mirror image, once. Throws ALREADY_REVERSED, INSUFFICIENT_FUNDS (somebody has
 * spent it), NOT_FOUND (also for holds, releases and reversals).
 */
export const reverse = (tx: Tx, given: Given<ReversalPosting>): Promise<Posted> => postOne(tx, { ...given, kind: 'reversal' })

async function postOne(tx: Tx, posting: Posting): Promise<Posted> {
  const [outcome] = await postWith(queryOf(tx), [posting])
  if (outcome?.status === 'posted') return { transferId: outcome.transferId, isReplay: outcome.isReplay }
  throw refusalOf(outcome)
}

/**
 * Posts many in one transaction of its own and one round trip, each accepted or refused for itself, in their order
 * (BATCH_MAX at most). A deadlock or serialization failure runs it again. Throws UNAVAILABLE when the database is lost:
 * posting the same keys again tells what had happened.
 */
export async function postBatch(postings: readonly Posting[]): Promise<Outcome[]> {
  for (let attempt = 1; ; attempt++) {
    try {
      const outcomes = await postWith(queryPool, postings)
      signalEvents()
      return outcomes
    } catch (error) {
      if (isRetryable(error) && attempt < ATTEMPTS_MAX) continue
      if (isRetryable(error) || isUnavailable(error)) throw unavailable(error)
      throw error
    }
  }
}

/** `postBatch` in whichever transaction `query` runs: what a posting lane needs to commit rows of its own beside it. */
export async function postWith(query: Query, postings: readonly Posting[]): Promise<Outcome[]> {
  if (postings.length > BATCH_MAX) throw new RangeError(`a batch has at most ${BATCH_MAX} postings`)
  const items = await prepare(query, postings)
  const outcomes = await postItems(query, items.filter((item) => item !== null))
  let next = 0
  return items.map((item) => (item && outcomes[next++]) ?? { status: 'refused', code: 'NOT_FOUND', isReplay: false })
}

/** Postings with their accounts; null where an account, hold or transfer doesn't exist. */
async function prepare(query: Query, postings: readonly Posting[]): Promise<(Item | null)[]> {
  for (const posting of postings) {
    const objection = objectionTo(posting)
    if (objection) throw new TypeError(`ledger posting ${posting.scope}: ${objection}`)
  }
  const accountOf = await findAccounts(query, postings.flatMap(accountsOf))
  const holdOf = await findHolds(query, postings)
  const mirrorOf = await findMirrors(query, postings)
  return postings.map((posting) => {
    if (posting.kind === 'transfer') return transferItem(posting, accountOf)
    if (posting.kind === 'hold') return holdItem(posting, accountOf)
    if (posting.kind === 'reversal') return itemOf(posting, mirrorOf.get(posting.transferId))
    const held = holdOf.get(posting.holdId)
    if (!held) return null
    const legs = [[held.payerId, posting.kind === 'capture' ? (posting.amount ?? 0) : 0] as const]
    return { posting, legs: posting.kind === 'capture' ? [...legs, [held.payeeId, 0] as const] : legs }
  })
}

const itemOf = (posting: Posting, legs: Item['legs'] | undefined): Item | null => (legs ? { posting, legs } : null)
type AccountOf = (one: AccountRef & { asset: string }) => number | undefined

function accountsOf(posting: Posting) {
  if (posting.kind === 'transfer') {
    return posting.legs.flatMap(({ from, to, asset }) => [{ ...from, asset }, { ...to, asset }])
  }
  return posting.kind === 'hold' ? [posting.from, posting.to].map((ref) => ({ ...ref, asset: posting.asset })) : []
}

function transferItem(posting: TransferPosting, accountOf: AccountOf): Item | null {
  const legs: [number, number][] = []
  for (const { from, to, asset, amount } of posting.legs) {
    const [fromId, toId] = [accountOf({ ...from, asset }), accountOf({ ...to, asset })]
    if (fromId === undefined || toId === undefined) return null
    legs.push([fromId, -amount], [toId, amount])
  }
  return { posting, legs }
}

function holdItem(posting: HoldPosting, accountOf: AccountOf): Item | null {
  const { from, to, asset, amount, ttlS } = posting
  if (ttlS !== undefined && !(ttlS > 0 && ttlS <= HOLD_TTL_MAX_S)) throw new TypeError('a hold lives 1 s to 31 days')
  const [payerId, payeeId] = [accountOf({ ...from, asset }), accountOf({ ...to, asset })]
  if (payerId === undefined || payeeId === undefined) return null
  return { posting, legs: [[payerId, amount]], payeeId }
}

const FIND_HOLDS = {
  name: 'ledger_find_holds',
  text: `select id, account_id::float8 as "payerId", payee_id::float8 as "payeeId" from ledger.hold where id = any($1::text[])`,
}

/** Payer and payee of each hold named; they never change, so no lock is needed to read them. */
async function findHolds(query: Query, postings: readonly Posting[]) {
  const ids = postings.flatMap((posting) => ('holdId' in posting ? [posting.holdId] : []))
  type Row = { id: string; payerId: number; payeeId: number }
  const rows = ids.length > 0 ? await query<Row>(FIND_HOLDS, [ids]) : []
  return new Map(rows.map((row) => [row.id, row]))
}

const FIND_MIRRORS = {
  name: 'ledger_find_mirrors',
  text: `select transfer.id, entry.account_id::float8 as "accountId", (-entry.amount)::float8 as amount
    from ledger.transfer join ledger.entry on entry.xid = transfer.xid and entry.transfer_id = transfer.id
    where transfer.id = any($1::text[]) and transfer.kind in ('transfer', 'capture') and entry.amount <> 0
    order by entry.amount, entry.leg`,
}

/** What undoes each transfer named. Credits come first, so that only the net has to be there. */
async function findMirrors(query: Query, postings: readonly Posting[]) {
  const ids = postings.flatMap((posting) => ('transferId' in posting ? [posting.transferId] : []))
  type Row = { id: string; accountId: number; amount: number }
  const rows = ids.length > 0 ? await query<Row>(FIND_MIRRORS, [ids]) : []
  const mirrors = new Map<string, (readonly [number, number])[]>()
  for (const { id, accountId, amount } of rows) mirrors.set(id, [...(mirrors.get(id) ?? []), [accountId, amount]])
  return mirrors
}

const DETAILS = {
  INSUFFICIENT_FUNDS: 'The balance that is not held does not cover this.',
  BALANCE_LIMIT: 'A balance would exceed 2^53 - 1.',
  HOLD_RESOLVED: 'This hold was captured, released or has expired before.',
  HOLD_EXPIRED: 'The time of this hold is over.',
  ALREADY_REVERSED: 'This transfer was reversed before.',
  IDEMPOTENCY_KEY_REUSED: 'This key was used to post something else.',
  NOT_FOUND: 'There is no such wallet, hold or transfer.',
} as const

/** The error that a refused posting is to a caller who needs it. */
export function refusalOf(outcome: Outcome | undefined): AppError {
  if (outcome?.status !== 'refused') throw new Error('this posting was not refused')
  if (outcome.code !== 'HOLD_EXCEEDED') return new AppError(outcome.code, { detail: DETAILS[outcome.code] })
  const message = 'more than the hold still keeps'
  return new AppError('INVALID_INPUT', { errors: [{ pointer: '/body/amount', rule: 'too_big', message }] })
}


