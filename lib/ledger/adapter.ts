import 'server-only'
import { pool, type Tx } from '@/lib/platform/db/client'
import { canonicalJson } from '@/lib/platform/kernel/canonical'
import { newId, sha256 } from '@/lib/platform/random/random'
import { type AccountRef, contentOf, type Outcome, outcomeOf, type Posting } from './rules'

/** Runs one statement and answers its rows: within a transaction, or on the pool by itself. */
export type Query = <R>(statement: { name: string; text: string }, values: readonly unknown[]) => Promise<R[]>

export const queryOf =
  (tx: Pick<Tx, '$queryRawUnsafe'>): Query =>
  ({ text }, values) =>
    tx.$queryRawUnsafe(text, ...values)

/** Each statement is a transaction of its own, prepared once per connection. */
export const queryPool: Query = async (statement, values) =>
  (await pool().query({ ...statement, values: [...values] })).rows as never

/** A posting with its accounts found, as `ledger.post_batch` takes it. */
export type Item = {
  posting: Posting
  /** Account id and amount of each leg; what they mean depends on the kind (see the function). */
  legs: readonly (readonly [accountId: number, amount: number])[]
  payeeId?: number
}

const FIND_ACCOUNTS = {
  name: 'ledger_find_accounts',
  text: `select found.id::float8 as id, account.xmin is distinct from pg_current_xact_id_if_assigned()::xid and account.id is not null as "isSettled"
    from (
      select place, ledger.account_for(owner, asset, bucket) as id
      from unnest($1::text[], $2::text[], $3::text[]) with ordinality wanted (owner, asset, bucket, place)
    ) found left join ledger.account on account.id = found.id
    order by found.place`,
}
/** Ids kept per process before it starts anew: some tens of megabytes. */
const KEPT_MAX = 200_000

type Wanted = AccountRef & { asset: string }
const nameOf = ({ owner, asset, bucket }: Wanted) => `${owner} ${asset} ${bucket}`
// What an account id stands for never changes, so a committed one may be kept as long as the process lives.
const kept = new Map<string, number>()

/**
 * The ids of accounts, by `nameOf`; opens system accounts and further assets of a wallet at first use. Absent: the member
 * has no wallet. Ids made by the running transaction are not kept, for it may yet roll back.
 */
export async function findAccounts(query: Query, wanted: readonly Wanted[]): Promise<(one: Wanted) => number | undefined> {
  const missing = new Map(wanted.filter((one) => !kept.has(nameOf(one))).map((one) => [nameOf(one), one]))
  const fresh = new Map<string, number>()
  if (missing.size > 0) {
    // In one order for everybody: two transactions that open the same accounts wait for each other in line.
    const asked = [...missing.entries()].sort(([a], [b]) => (a < b ? -1 : 1))
    const columns = [asked.map(([, one]) => one.owner), asked.map(([, one]) => one.asset), asked.map(([, one]) => one.bucket)]
    const rows = await query<{ id: number | null; isSettled: boolean }>(FIND_ACCOUNTS, columns)
    for (const [index, [name]] of asked.entries()) {
      const row = rows[index]
      if (!row?.id) continue
      fresh.set(name, row.id)
      if (row.isSettled) keep(name, row.id)
    }
  }
  return (one) => kept.get(nameOf(one)) ?? fresh.get(nameOf(one))
}

function keep(name: string, id: number): void {
  if (kept.size >= KEPT_MAX) kept.clear()
  kept.set(name, id)
}

const POST_BATCH = {
  name: 'ledger_post_batch',
  text: `select outcomes::int[] as outcomes, transfer_ids as "transferIds", replayed
    from ledger.post_batch($1::bigint[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[],
      $9::text[], $10::text[], $11::text[], $12::text[], $13::text[], $14::bigint[], $15::int[], $16::boolean[], $17::int[],
      $18::int[], $19::bigint[])`,
}
type BatchRow = { outcomes: number[]; transferIds: (string | null)[]; replayed: boolean[] }

/** Posts the items in one statement and answers what each came to, in their order. */
export async function postItems(query: Query, items: readonly Item[]): Promise<Outcome[]> {
  if (items.length === 0) return []
  const [row] = await query<BatchRow>(POST_BATCH, encodeItems(items))
  if (!row) throw new Error('ledger.post_batch answered nothing')
  return row.outcomes.map((code, index) => outcomeOf(code, row.transferIds[index] ?? null, row.replayed[index] ?? false))
}

function encodeItems(items: readonly Item[]): unknown[] {
  const accounts = [...new Set(items.flatMap(({ legs }) => legs.map(([id]) => id)))].sort((a, b) => a - b)
  const places = new Map(accounts.map((id, index) => [id, index + 1]))
  const column = <T>(value: (posting: Posting, item: Item) => T) => items.map((item) => value(item.posting, item))
  const firsts = [1]
  for (const { legs } of items) firsts.push((firsts.at(-1) ?? 1) + legs.length)
  return [
    accounts,
    column(() => newId('trf')),
    column(({ scope }) => scope),
    column(({ key }) => key),
    column((posting) => sha256(canonicalJson(contentOf(posting))).toString('hex')),
    column(({ kind }) => kind),
    column(({ reason }) => reason),
    column(({ related }) => related?.type ?? null),
    column(({ related }) => related?.id ?? null),
    column(({ memo }) => memo ?? null),
    column(({ actor }) => actor ?? null),
    column((posting) => (posting.kind === 'reversal' ? posting.transferId : null)),
    column(holdIdOf),
    column((_posting, { payeeId }) => payeeId ?? null),
    column((posting) => (posting.kind === 'hold' ? (posting.ttlS ?? null) : null)),
    column((posting) => posting.kind === 'capture' && posting.isFinal === true),
    firsts,
    items.flatMap(({ legs }) => legs.map(([id]) => places.get(id))),
    items.flatMap(({ legs }) => legs.map(([, amount]) => amount)),
  ]
}

function holdIdOf(posting: Posting): string | null {
  if (posting.kind === 'hold') return newId('hld')
  return posting.kind === 'capture' || posting.kind === 'release' ? posting.holdId : null
}
