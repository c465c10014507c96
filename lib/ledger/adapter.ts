import 'server-only'
import { pool, type Tx } from '@/lib/platform/db/client'
import { canonicalJson } from '@/lib/platform/kernel/canonical'
import { newId, sha256 } from '@/lib/platform/random/random'
import { BATCH_MAX, HOLD_TTL_MAX_S } from './constants'
import {
  type AccountRef,
  contentOf,
  type HoldPosting,
  type Outcome,
  objectionTo,
  outcomeOf,
  type Posting,
  type TransferPosting,
} from './rules'

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
type Item = {
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
async function findAccounts(query: Query, wanted: readonly Wanted[]): Promise<(one: Wanted) => number | undefined> {
  const missing = new Map(wanted.filter((one) => !kept.has(nameOf(one))).map((one) => [nameOf(one), one]))
  const fresh = new Map<string, number>()
  if (missing.size > 0) {
    // In one order for everybody: two transactions that open the same accounts wait for each other in line.
    const asked = [...missing.entries()].sort(([a], [b]) => (a < b ? -1 : 1))
    const columns = [
      asked.map(([, one]) => one.owner),
      asked.map(([, one]) => one.asset),
      asked.map(([, one]) => one.bucket),
    ]
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
async function postItems(query: Query, items: readonly Item[]): Promise<Outcome[]> {
  if (items.length === 0) return []
  const [row] = await query<BatchRow>(POST_BATCH, encodeItems(items))
  if (!row) throw new Error('ledger.post_batch answered nothing')
  return row.outcomes.map((code, index) =>
    outcomeOf(code, row.transferIds[index] ?? null, row.replayed[index] ?? false),
  )
}

function encodeItems(items: readonly Item[]): unknown[] {
  const accounts = [...new Set(items.flatMap(({ legs }) => legs.map(([id]) => id)))].sort((a, b) => a - b)
  const places = new Map(accounts.map((id, index) => [id, index + 1]))
  const column = <T>(value: (posting: Posting, item: Item) => T) => items.map((item) => value(item.posting, item))
  const firsts = [1]
  for (const { legs } of items) firsts.push((firsts.at(-1) ?? 1) + legs.length)
  return [
    accounts,
    column(({ id }) => id ?? newId('trf')),
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

/**
 * Posts at most BATCH_MAX postings in whichever transaction `query` runs, and answers what each came to, in their order:
 * what a lane needs that commits rows of its own beside them.
 */
export async function postAll(query: Query, postings: readonly Posting[]): Promise<Outcome[]> {
  if (postings.length > BATCH_MAX) throw new RangeError(`a batch has at most ${BATCH_MAX} postings`)
  const items = await prepare(query, postings)
  const outcomes = await postItems(
    query,
    items.filter((item) => item !== null),
  )
  let next = 0
  return items.map((item) => (item && outcomes[next++]) ?? { status: 'refused', code: 'NOT_FOUND', isReplay: false })
}

/**
 * Postings as the parameters of a function that takes what `ledger.post_batch` takes, for a lane whose function posts them
 * beside rows of its own. `places`: the 1-based place of each among the parameters, null where a wallet doesn't exist.
 */
export async function encodePostings(
  postings: readonly Posting[],
): Promise<{ places: (number | null)[]; values: unknown[] }> {
  const items = await prepare(queryPool, postings)
  let next = 0
  const places = items.map((item) => (item ? ++next : null))
  return { places, values: encodeItems(items.filter((item) => item !== null)) }
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
    return posting.legs.flatMap(({ from, to, asset }) => [
      { ...from, asset },
      { ...to, asset },
    ])
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
