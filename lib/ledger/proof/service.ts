import 'server-only'
import type { Client } from 'pg'
import { pool } from '@/lib/platform/db/client'
import { sha256 } from '@/lib/platform/random/random'
import { SEAL_BATCH } from '../constants'
import { digestText } from '../rules'
import { Rows, withClient } from './adapter'
import { findBreach, readSupply, type Supply } from './reads'
import {
  applyEntry,
  checkAccount,
  checkBalanced,
  checkEntry,
  checkSeal,
  type Failure,
  type ProvenAccount,
  type ProvenEntry,
  type ProvenSeal,
  type ProvenTransfer,
  UNTOUCHED,
} from './rules'

const SEAL = 'select ledger.seal_next($1) as sealed'

/** Seals every transfer that no running transaction can still precede; answers how many. Any number of callers at once. */
export async function sealTransfers(run: Pick<Client, 'query'> = pool() as never): Promise<number> {
  let total = 0
  for (;;) {
    const { rows } = await run.query<{ sealed: number }>(SEAL, [SEAL_BATCH])
    const sealed = rows[0]?.sealed ?? 0
    total += sealed
    if (sealed < SEAL_BATCH) return total
  }
}

export type Proof = {
  /** Null: everything is proven. */
  failure: Failure | null
  figures: { accounts: number; transfers: number; entries: number; sealed: number; unsealed: number }
  supply: Supply[]
  /** Hash of the newest seal: kept elsewhere, it pins the whole history. */
  headHash: string | null
}

/**
 * Proves the ledger of a database from one snapshot, in constant memory: each transfer balances and fits its digest, the
 * chain of seals holds, versions are dense, every balance follows from its entries and keeps its floor, requests, holds
 * and reversals agree with transfers. Seals first what can be sealed. Stops at the first failure.
 */
export function verifyLedger(databaseUrl: string): Promise<Proof> {
  return withClient(databaseUrl, async (client) => {
    await sealTransfers(client)
    await client.query('begin isolation level repeatable read read only')
    const figures = { accounts: 0, transfers: 0, entries: 0, sealed: 0, unsealed: 0 }
    const chain = { link: Buffer.alloc(32), seq: 0n }
    const failure =
      (await proveTransfers(client, figures, chain)) ??
      (await proveAccounts(client, figures)) ??
      (await findBreach(client))
    const supply = await readSupply(client)
    await client.query('rollback')
    return { failure, figures, supply, headHash: chain.seq > 0n ? chain.link.toString('hex') : null }
  })
}

const TRANSFERS = `select id, kind, reason, related_type as "relatedType", related_id as "relatedId", actor, reverses,
    hold_id as "holdId", (extract(epoch from created_at) * 1000000)::bigint::text as "createdAtUs", xid::text as xid, memo, digest
  from ledger.transfer order by transfer.xid, transfer.id`
const SEALS = `select seq::text as seq, transfer_id as "transferId", xid::text as xid, hash from ledger.seal order by seal.seq`
const entriesBy = (
  order: string,
) => `select entry.account_id::text as "accountId", entry.version::text as version, leg::int as leg,
    amount::text as amount, held_delta::text as "heldDelta", balance_after::text as "balanceAfter",
    held_after::text as "heldAfter", transfer_id as "transferId", xid::text as xid, account.asset
  from ledger.entry left join ledger.account on account.id = entry.account_id order by ${order}`

type Chain = { link: Buffer; seq: bigint }

/** Transfers, their entries and their seals side by side, in the order of the feed; one database transaction at a time. */
async function proveTransfers(client: Client, figures: Proof['figures'], chain: Chain): Promise<Failure | null> {
  const transfers = await Rows.open<ProvenTransfer>(client, 'transfers', TRANSFERS)
  const entries = await Rows.open<ProvenEntry>(
    client,
    'entries',
    entriesBy('entry.xid, entry.account_id, entry.version'),
  )
  const seals = await Rows.open<ProvenSeal>(client, 'seals', SEALS)
  for (let first = await transfers.peek(); first; first = await transfers.peek()) {
    const { xid } = first
    const stray = await entries.peek()
    if (stray && BigInt(stray.xid) < BigInt(xid)) return strayFailure(stray)
    const group = await transfers.takeWhile((one) => one.xid === xid)
    const sides = await entries.takeWhile((one) => one.xid === xid)
    const failure = proveGroup(group, sides) ?? (await proveSeals(group, seals, chain))
    if (failure) return failure
    figures.transfers += group.length
  }
  figures.sealed = Number(chain.seq)
  figures.unsealed = figures.transfers - figures.sealed
  const [stray, seal] = [await entries.peek(), await seals.peek()]
  for (const rows of [transfers, entries, seals]) await rows.close()
  if (stray) return strayFailure(stray)
  return seal ? missingFailure(seal) : null
}

function proveGroup(group: readonly ProvenTransfer[], sides: readonly ProvenEntry[]): Failure | null {
  const byTransfer = Map.groupBy(sides, (side) => side.transferId)
  for (const transfer of group) {
    const entries = byTransfer.get(transfer.id) ?? []
    byTransfer.delete(transfer.id)
    const failure = checkBalanced(transfer, entries) ?? checkDigest(transfer, entries)
    if (failure) return failure
  }
  const [stray] = byTransfer.values()
  return stray?.[0] ? strayFailure(stray[0]) : null
}

function checkDigest(transfer: ProvenTransfer, entries: readonly ProvenEntry[]): Failure | null {
  if (sha256(digestText(transfer, entries)).equals(transfer.digest)) return null
  const detail = 'its digest does not fit its own row and its entries: something in them was changed, added or removed'
  return { rule: 'a transfer fits its digest', row: `transfer ${transfer.id}`, transferId: transfer.id, detail }
}

async function proveSeals(
  group: readonly ProvenTransfer[],
  seals: Rows<ProvenSeal>,
  chain: Chain,
): Promise<Failure | null> {
  for (const transfer of group) {
    const seal = await seals.take()
    if (!seal) return null
    const link = sha256(Buffer.concat([chain.link, transfer.digest]))
    const failure = checkSeal(seal, transfer, chain.seq + 1n, link)
    if (failure) return failure
    chain.link = link
    chain.seq += 1n
  }
  return null
}

const strayFailure = ({ accountId, version, transferId }: ProvenEntry): Failure => ({
  rule: 'every entry belongs to a transfer',
  row: `entry (account ${accountId}, version ${version})`,
  transferId,
  detail: 'its transfer does not exist in the database transaction that wrote it',
})

const missingFailure = ({ seq, transferId }: ProvenSeal): Failure => ({
  rule: 'sealed transfers stay in place',
  row: `seal ${seq}`,
  transferId,
  detail: 'its transfer is gone',
})

/** Accounts and their entries side by side. */
async function proveAccounts(client: Client, figures: Proof['figures']): Promise<Failure | null> {
  const columns =
    'id::text as id, posted::text as posted, held::text as held, version::text as version, floor::text as floor'
  const accounts = await Rows.open<ProvenAccount>(
    client,
    'accounts',
    `select ${columns} from ledger.account order by account.id`,
  )
  const entries = await Rows.open<ProvenEntry>(client, 'sides', entriesBy('entry.account_id, entry.version'))
  for (let account = await accounts.take(); account; account = await accounts.take()) {
    const failure = await proveAccount(account, entries, figures)
    if (failure) return failure
    figures.accounts += 1
  }
  return null
}

async function proveAccount(
  account: ProvenAccount,
  entries: Rows<ProvenEntry>,
  figures: Proof['figures'],
): Promise<Failure | null> {
  let running = UNTOUCHED
  let lastTransferId: string | null = null
  for (let entry = await entries.peek(); entry?.accountId === account.id; entry = await entries.peek()) {
    const failure = checkEntry(running, entry, account.floor)
    if (failure) return failure
    running = applyEntry(running, entry)
    lastTransferId = entry.transferId
    figures.entries += 1
    await entries.take()
  }
  return checkAccount(account, running, lastTransferId)
}
