import 'server-only'
import type { Tx } from '@/lib/platform/db/client'
import { WELCOME_GOLD } from '../constants'
import type { Adjustment } from '../contract'
import { getBalance } from '../reads'
import { issueFor, post, sinkFor, walletOf } from '../service'

/** Opens the member's accounts at 0, one for every asset there is. Opening again changes nothing. */
export async function openWallet(tx: Tx, memberId: string): Promise<void> {
  await tx.$executeRaw`
    insert into ledger.account (owner, asset, floor) select ${memberId}, code, 0 from ledger.asset order by code
    on conflict do nothing`
}

/** Opens the wallet with the welcome GOLD in it, once in the member's life. */
export async function grantWelcome(tx: Tx, memberId: string): Promise<void> {
  await openWallet(tx, memberId)
  await post(tx, {
    scope: 'welcome',
    key: memberId,
    reason: 'welcome',
    related: { type: 'member', id: memberId },
    actor: 'system',
    legs: [{ from: issueFor('welcome'), to: walletOf(memberId), asset: 'GOLD', amount: WELCOME_GOLD }],
  })
}

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
