import 'server-only'
import { type Tx, unavailable } from '@/lib/platform/db/client'
import { isRetryable, isUnavailable } from '@/lib/platform/db/errors'
import { appendEvent } from '@/lib/platform/events/append'
import { signalEvents } from '@/lib/platform/events/signal'
import { AppError } from '@/lib/platform/kernel/errors'
import { postAll, queryOf, queryPool } from './adapter'
import { SYSTEM_OWNER, WALLET_BUCKET, WELCOME_GOLD } from './constants'
import type { Adjustment } from './contract'
import { getBalance } from './reads'
import type {
  AccountRef,
  CapturePosting,
  HoldPosting,
  Outcome,
  Posting,
  ReleasePosting,
  ReversalPosting,
  TransferPosting,
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
export const post = (tx: Tx, transfer: Given<TransferPosting>): Promise<Posted> =>
  postOne(tx, { ...transfer, kind: 'transfer' })

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
 * HOLD_EXPIRED (by the database's clock, swept or not), HOLD_EXCEEDED, NOT_FOUND.
 */
export const capture = (tx: Tx, given: Given<CapturePosting>): Promise<Posted> =>
  postOne(tx, { ...given, kind: 'capture' })

/** Gives back what the hold still keeps; overdue holds end as expired. Throws HOLD_RESOLVED, NOT_FOUND. */
export const release = (tx: Tx, given: Given<ReleasePosting>): Promise<Posted> =>
  postOne(tx, { ...given, kind: 'release' })

/**
 * Undoes a transfer or capture by its mirror image, once. Throws ALREADY_REVERSED, INSUFFICIENT_FUNDS (somebody has
 * spent it), NOT_FOUND (also for holds, releases and reversals).
 */
export const reverse = (tx: Tx, given: Given<ReversalPosting>): Promise<Posted> =>
  postOne(tx, { ...given, kind: 'reversal' })

/**
 * Posts many in the caller's transaction, in one round trip, each accepted or refused for itself, in their order (BATCH_MAX
 * at most). Nothing is thrown for a refusal; its key is refused for ever once `tx` commits. Call it late: it holds the
 * accounts' locks until `tx` ends.
 */
export const postMany = (tx: Tx, postings: readonly Posting[]): Promise<Outcome[]> => postAll(queryOf(tx), postings)

async function postOne(tx: Tx, posting: Posting): Promise<Posted> {
  const [outcome] = await postAll(queryOf(tx), [posting])
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
      const outcomes = await postAll(queryPool, postings)
      signalEvents()
      return outcomes
    } catch (error) {
      if (isRetryable(error) && attempt < ATTEMPTS_MAX) continue
      if (isRetryable(error) || isUnavailable(error)) throw unavailable(error)
      throw error
    }
  }
}

const DETAILS = {
  INSUFFICIENT_FUNDS: 'The balance that is not held does not cover this.',
  BALANCE_LIMIT: 'A balance would exceed 2^53 - 1.',
  HOLD_RESOLVED: 'This hold was captured, released or has expired before.',
  HOLD_EXPIRED: 'The time of this hold is over.',
  HOLD_EXCEEDED: 'This hold keeps less than that.',
  ALREADY_REVERSED: 'This transfer was reversed before.',
  IDEMPOTENCY_KEY_REUSED: 'This key was used to post something else.',
  NOT_FOUND: 'There is no such wallet, hold or transfer.',
} as const

/** The error that a refused posting is to a caller who needs it. */
function refusalOf(outcome: Outcome | undefined): AppError {
  if (outcome?.status !== 'refused') throw new Error('this posting was not refused')
  return new AppError(outcome.code, { detail: DETAILS[outcome.code] })
}

/** Opens the member's accounts at 0, one for every asset there is. Opening again changes nothing. */
export async function openWallet(tx: Tx, memberId: string): Promise<void> {
  await tx.$executeRaw`
    insert into ledger.account (owner, asset, floor) select ${memberId}, code, 0 from ledger.asset order by code
    on conflict do nothing`
}

/** Opens the wallet with the welcome GOLD in it, once in the member's life. */
export async function grantWelcome(tx: Tx, memberId: string): Promise<void> {
  await openWallet(tx, memberId)
  await postWelcome(tx, memberId)
}

/**
 * Hands over the first reward at the end of onboarding: the receipt of the welcome grant, sent to the member's screens.
 * Nothing is granted twice (docs/decisions/0009).
 */
export async function grantFirstReward(tx: Tx, memberId: string): Promise<void> {
  const { transferId } = await postWelcome(tx, memberId)
  const payload = { version: 1, transferId, reason: 'welcome', asset: 'GOLD', amount: WELCOME_GOLD }
  await appendEvent(tx, { type: 'reward_granted', memberId, key: transferId, version: 1, payload })
}

const postWelcome = (tx: Tx, memberId: string): Promise<Posted> =>
  post(tx, {
    scope: 'welcome',
    key: memberId,
    reason: 'welcome',
    related: { type: 'member', id: memberId },
    actor: 'system',
    legs: [{ from: issueFor('welcome'), to: walletOf(memberId), asset: 'GOLD', amount: WELCOME_GOLD }],
  })

type WalletAdjustment = {
  memberId: string
  asset: string
  /** Signed, not 0: above, it is issued to the member; below, it goes to the sink. */
  amount: number
  /** Why, in the operator's words. */
  memo: string
  /** The operator. */
  actor: string
  /** The request's key: the adjustment happens once for each key of each operator. */
  key: string
}

/**
 * Grants or deducts by an operator's hand. Throws NOT_FOUND (no wallet), INSUFFICIENT_FUNDS, BALANCE_LIMIT,
 * IDEMPOTENCY_KEY_REUSED.
 */
export async function adjustWallet(tx: Tx, adjustment: WalletAdjustment): Promise<Adjustment> {
  const { memberId, asset, amount, memo, actor, key } = adjustment
  const isGrant = amount > 0
  const wallet = walletOf(memberId)
  const ends = isGrant ? { from: issueFor('admin'), to: wallet } : { from: wallet, to: sinkFor('admin') }
  const { transferId } = await post(tx, {
    scope: 'admin.adjust',
    key: `${actor}:${key}`,
    reason: isGrant ? 'admin_grant' : 'admin_deduct',
    related: { type: 'member', id: memberId },
    memo,
    actor,
    legs: [{ ...ends, asset, amount: Math.abs(amount) }],
  })
  return { transferId, balance: await getBalance(tx, memberId) }
}
