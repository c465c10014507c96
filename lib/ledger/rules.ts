import { LEGS_MAX, MEMO_MAX } from './constants'

/** An account by its meaning: whose it is and what for. */
export type AccountRef = { owner: string; bucket: string }

/** One movement within a transfer: `amount` (positive, minor units) of `asset` goes `from` → `to`. */
export type Leg = { from: AccountRef; to: AccountRef; asset: string; amount: number }

type Words = {
  /** The new transfer's id (`trf_…`), for callers who write it down before they post; made here when absent. */
  id?: string
  /** Namespace of the key: `arcade.spin`, `admin.adjust`. One key has one outcome in it, for ever. */
  scope: string
  key: string
  /** Why, as a word that messages/<locale>/ledger.json translates (`reasons.<word>`). */
  reason: string
  related?: { type: string; id: string }
  /** An operator's own words; members never see them. */
  memo?: string
  /** Who caused it: an operator's id, or `system`. */
  actor?: string
}
export type TransferPosting = Words & { kind: 'transfer'; legs: readonly Leg[] }
export type HoldPosting = Words & {
  kind: 'hold'
  from: AccountRef
  to: AccountRef
  asset: string
  amount: number
  /** Seconds until it can't be captured any more; none: it stays until it is resolved. */
  ttlS?: number
}
export type CapturePosting = Words & {
  kind: 'capture'
  holdId: string
  /** All that is left when absent. */
  amount?: number
  /** Releases what this capture leaves. */
  isFinal?: boolean
}
export type ReleasePosting = Words & { kind: 'release'; holdId: string }
export type ReversalPosting = Words & { kind: 'reversal'; transferId: string }
/** What `ledger.post_batch` can be asked to do. */
export type Posting = TransferPosting | HoldPosting | CapturePosting | ReleasePosting | ReversalPosting

/** Why a posting was refused, in the numbers of `ledger.post_batch`. */
const REFUSALS = {
  1: 'INSUFFICIENT_FUNDS',
  2: 'BALANCE_LIMIT',
  3: 'HOLD_RESOLVED',
  4: 'HOLD_EXPIRED',
  5: 'HOLD_EXCEEDED',
  6: 'ALREADY_REVERSED',
  100: 'IDEMPOTENCY_KEY_REUSED',
} as const
export type Refusal = (typeof REFUSALS)[keyof typeof REFUSALS] | 'NOT_FOUND'
export type Outcome =
  | { status: 'posted'; transferId: string; isReplay: boolean }
  | { status: 'refused'; code: Refusal; isReplay: boolean }

/** What one item of a batch came to. */
export function outcomeOf(code: number, transferId: string | null, isReplay: boolean): Outcome {
  if (code === 0 && transferId !== null) return { status: 'posted', transferId, isReplay }
  return { status: 'refused', code: REFUSALS[code as keyof typeof REFUSALS], isReplay }
}

const WORD = /^[a-z][a-z0-9_]{1,31}$/
const NAME = /^[A-Za-z0-9_:.-]{1,100}$/
const isAmount = (amount: number) => Number.isSafeInteger(amount) && amount > 0

/**
 * What is wrong with a posting's form, or null. The database's CHECKs say the same, but there one bad item would take the
 * whole batch with it.
 */
export function objectionTo(posting: Posting): string | null {
  const { scope, key, reason, related, memo, actor } = posting
  if (scope.length < 1 || scope.length > 64 || key.length < 1 || key.length > 400)
    return 'scope or key has no usable length'
  if (!WORD.test(reason)) return 'reason is no word'
  if (related && !(WORD.test(related.type) && NAME.test(related.id))) return 'related is no type and id'
  if (memo !== undefined && (memo === '' || memo.length > MEMO_MAX)) return 'memo has no usable length'
  if (actor !== undefined && !NAME.test(actor)) return 'actor is no id'
  return amountObjection(posting)
}

function amountObjection(posting: Posting): string | null {
  if (posting.kind === 'transfer') {
    if (posting.legs.length < 1 || posting.legs.length > LEGS_MAX) return 'a transfer has 1 to 100 legs'
    return posting.legs.every(({ amount }) => isAmount(amount)) ? null : 'an amount is no positive safe integer'
  }
  if (posting.kind === 'hold') return isAmount(posting.amount) ? null : 'an amount is no positive safe integer'
  if (posting.kind === 'capture' && posting.amount !== undefined && !isAmount(posting.amount)) {
    return 'an amount is no positive safe integer'
  }
  return null
}

/** The content that a key stands for: equal content, equal value (as input of canonicalJson). */
export function contentOf({ id: _id, scope: _scope, key: _key, ...content }: Posting): object {
  return content
}

/**
 * The text whose SHA-256 is a transfer's digest; the same as `ledger.post_batch` writes. Unambiguous because the memo,
 * the only part that may hold a `|`, stands last.
 */
export function digestText(transfer: DigestedTransfer, entries: readonly DigestedEntry[]): string {
  const { id, kind, reason, relatedType, relatedId, actor, reverses, holdId, createdAtUs, xid, memo } = transfer
  const head = [id, kind, reason, relatedType, relatedId, actor, reverses, holdId, createdAtUs, xid]
  const lines = [...entries]
    .sort((a, b) => a.leg - b.leg)
    .map((one) => [one.accountId, one.version, one.amount, one.heldDelta, one.balanceAfter, one.heldAfter].join(','))
  return [...head, ...lines, memo].map((part) => part ?? '').join('|')
}

/** Values as PostgreSQL prints them; bigints may be texts. */
export type DigestedTransfer = {
  id: string
  kind: string
  reason: string
  relatedType: string | null
  relatedId: string | null
  actor: string | null
  reverses: string | null
  holdId: string | null
  createdAtUs: string
  xid: string
  memo: string | null
}
export type DigestedEntry = {
  accountId: string
  version: string
  leg: number
  amount: string
  heldDelta: string
  balanceAfter: string
  heldAfter: string
}
