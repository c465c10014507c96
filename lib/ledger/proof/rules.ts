import type { DigestedEntry, DigestedTransfer } from '../rules'

/** The first thing that is wrong: which rule, on which row, and the transfer it leads to. */
export type Failure = { rule: string; row: string; transferId: string | null; detail: string }

export type ProvenTransfer = DigestedTransfer & { digest: Buffer }
export type ProvenEntry = DigestedEntry & { transferId: string; xid: string; asset: string | null }
export type ProvenSeal = { seq: string; transferId: string; xid: string; hash: Buffer }
export type ProvenAccount = { id: string; posted: string; held: string; version: string; floor: string | null }

const entryRow = ({ accountId, version }: { accountId: string; version: string }) =>
  `entry (account ${accountId}, version ${version})`
const entryFailure = (rule: string, entry: ProvenEntry, detail: string): Failure => ({
  rule,
  row: entryRow(entry),
  transferId: entry.transferId,
  detail,
})

/** A transfer has entries that sum to zero in every asset, with legs 1, 2, 3 … */
export function checkBalanced({ id }: DigestedTransfer, entries: readonly ProvenEntry[]): Failure | null {
  const fail = (rule: string, detail: string): Failure => ({ rule, row: `transfer ${id}`, transferId: id, detail })
  const sums = new Map<string, bigint>()
  for (const { asset, amount } of entries) {
    if (asset === null) return fail('entries lie on accounts', 'an entry names an account that does not exist')
    sums.set(asset, (sums.get(asset) ?? 0n) + BigInt(amount))
  }
  for (const [asset, sum] of sums) {
    if (sum !== 0n) return fail('a transfer sums to zero', `its entries in ${asset} sum to ${sum}`)
  }
  const legs = entries.map(({ leg }) => leg).sort((a, b) => a - b)
  if (legs.length === 0 || legs.some((leg, index) => leg !== index + 1)) {
    return fail('a transfer has all its legs', `its legs are ${legs.join(', ') || 'none'}`)
  }
  return null
}

export type Running = { version: bigint; posted: bigint; held: bigint }
export const UNTOUCHED: Running = { version: 0n, posted: 0n, held: 0n }

/** An entry follows its account's last one: the next version, balances that add up, the floor kept. */
export function checkEntry(before: Running, entry: ProvenEntry, floor: string | null): Failure | null {
  const after = applyEntry(before, entry)
  if (BigInt(entry.version) !== after.version) {
    return entryFailure('versions are dense', entry, `expected version ${after.version}`)
  }
  if (BigInt(entry.balanceAfter) !== after.posted) {
    return entryFailure(
      'balances follow from amounts',
      entry,
      `balance ${entry.balanceAfter}, expected ${after.posted}`,
    )
  }
  if (BigInt(entry.heldAfter) !== after.held || after.held < 0n) {
    return entryFailure('held follows from its changes', entry, `held ${entry.heldAfter}, expected ${after.held}`)
  }
  if (floor !== null && after.posted - after.held < BigInt(floor)) {
    return entryFailure('no account goes below its floor', entry, `${after.posted - after.held} is below ${floor}`)
  }
  return null
}

export const applyEntry = (before: Running, { amount, heldDelta }: ProvenEntry): Running => ({
  version: before.version + 1n,
  posted: before.posted + BigInt(amount),
  held: before.held + BigInt(heldDelta),
})

/** An account says what its entries come to. */
export function checkAccount(account: ProvenAccount, last: Running, lastTransferId: string | null): Failure | null {
  const says = [account.posted, account.held, account.version].join(', ')
  const proves = [last.posted, last.held, last.version].join(', ')
  if (says === proves) return null
  return {
    rule: 'an account is the sum of its entries',
    row: `account ${account.id}`,
    transferId: lastTransferId,
    detail: `it says posted, held, version = ${says}; its entries come to ${proves}`,
  }
}

/** The seal at this place of the chain names this transfer and links to the one before. */
export function checkSeal(seal: ProvenSeal, transfer: ProvenTransfer, seq: bigint, link: Buffer): Failure | null {
  const row = `seal ${seal.seq}`
  if (BigInt(seal.seq) !== seq) {
    return { rule: 'seals are dense', row, transferId: seal.transferId, detail: `expected seal ${seq}` }
  }
  if (seal.transferId !== transfer.id || seal.xid !== transfer.xid) {
    const detail = `in its place stands ${transfer.id}: a transfer was removed, added or moved`
    return { rule: 'sealed transfers stay in place', row, transferId: seal.transferId, detail }
  }
  if (!link.equals(seal.hash)) {
    const detail = 'its hash does not follow from the seal before and the digest of its transfer'
    return { rule: 'the chain of seals holds', row, transferId: seal.transferId, detail }
  }
  return null
}
