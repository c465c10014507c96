import { randomUUID } from 'node:crypto'
import { getBalance } from '@/lib/ledger/reads'
import type { AccountRef, Leg, Outcome, TransferPosting } from '@/lib/ledger/rules'
import { issueFor, openWallet, postBatch, sinkFor, walletOf } from '@/lib/ledger/service'
import { db, pool, transaction } from '@/lib/platform/db/client'
import { newId } from '@/lib/platform/random/random'

export const ISSUE = issueFor('test')
export const SINK = sinkFor('test')

/** One leg; GOLD unless said otherwise. */
export const leg = (from: AccountRef, to: AccountRef, amount: number, asset = 'GOLD'): Leg => ({
  from,
  to,
  asset,
  amount,
})

/** A transfer with a key of its own unless given. */
export const transferOf = (legs: Leg[], words: Partial<TransferPosting> = {}): TransferPosting => ({
  kind: 'transfer',
  scope: 'test',
  key: randomUUID(),
  reason: 'test',
  ...words,
  legs,
})

/** The id of a member who exists for the ledger only, with this much in the wallet. */
export async function aWallet(funds: Record<string, number> = {}): Promise<string> {
  const memberId = newId('usr')
  await transaction((tx) => openWallet(tx, memberId))
  const legs = Object.entries(funds).map(([asset, amount]) => leg(ISSUE, walletOf(memberId), amount, asset))
  if (legs.length > 0) await postBatch([transferOf(legs)])
  return memberId
}

export const balanceOf = async (memberId: string, asset = 'GOLD') => (await getBalance(db, memberId)).balances[asset]

/** `posted`, or why not. */
export const verdictOf = (outcome: Outcome | undefined) =>
  outcome?.status === 'refused' ? outcome.code : outcome?.status

/** Entries of a member's wallet, oldest first. */
export async function entriesOf(memberId: string, asset = 'GOLD') {
  const { rows } = await pool().query<{
    version: string
    amount: string
    held: string
    balance: string
    transfer: string
  }>(
    `select entry.version, amount, held_delta as held, balance_after as balance, transfer_id as transfer
     from ledger.entry join ledger.account on account.id = account_id
     where owner = $1 and asset = $2 order by entry.version`,
    [memberId, asset],
  )
  return rows
}
