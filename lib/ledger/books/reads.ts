import 'server-only'
import { db } from '@/lib/platform/db/client'
import { AppError } from '@/lib/platform/kernel/errors'
import { cursorRefused, type Page } from '@/lib/platform/kernel/page'
import { sha256 } from '@/lib/platform/random/random'
import { digestText } from '../rules'
import type { AssetBooks, LedgerOverview, TransferDetail, TransferSummary } from './contract'

type BooksRow = {
  asset: string
  nameKo: string
  nameEn: string
  bucket: string | null
  isSystem: boolean
  posted: bigint
  held: bigint
  accounts: bigint
}
type SealRow = { seq: bigint; hash: string; unsealed: bigint }

/**
 * What exists of each asset and why, as one snapshot: amounts in minor units, system accounts by purpose. The chain's
 * figures are read beside it.
 */
export async function getOverview(): Promise<LedgerOverview> {
  const [rows, seals] = await Promise.all([
    db.$queryRaw<BooksRow[]>`
      select asset.code as asset, asset.name_ko as "nameKo", asset.name_en as "nameEn",
        case when account.owner = 'system' then account.bucket end as bucket,
        coalesce(account.owner = 'system', false) as "isSystem", coalesce(sum(account.posted), 0)::bigint as posted,
        coalesce(sum(account.held), 0)::bigint as held, count(account.id) as accounts
      from ledger.asset left join ledger.account on account.asset = asset.code
      group by 1, 2, 3, 4, 5 order by 1, 4`,
    db.$queryRaw<SealRow[]>`
      select coalesce(last.seq, 0) as seq, encode(last.hash, 'hex') as hash, (
        select count(*) from ledger.transfer
        where (transfer.xid, transfer.id) > (coalesce(last.xid, '0'::xid8), coalesce(last.transfer_id, ''))
      ) as unsealed
      from (select) none left join lateral (select * from ledger.seal order by seq desc limit 1) last on true`,
  ])
  const codes = [...new Set(rows.map((row) => row.asset))]
  return {
    assets: codes.map((code) => booksOf(rows.filter((row) => row.asset === code))),
    seals: {
      sealed: Number(seals[0]?.seq ?? 0),
      unsealed: Number(seals[0]?.unsealed ?? 0),
      headHash: seals[0]?.hash ?? null,
    },
  }
}

const DIRECTION = /^(issue|sink|escrow):(.*)$/

function booksOf(rows: readonly BooksRow[]): AssetBooks {
  const purposes = rows.flatMap(({ isSystem, bucket, posted }) => {
    const [, direction, purpose = ''] = (isSystem && DIRECTION.exec(bucket ?? '')) || []
    if (direction === undefined) return []
    // An issuing account lies below zero by what it gave.
    const amount = direction === 'issue' ? 0 - Number(posted) : Number(posted)
    return [{ direction: direction as 'issue' | 'sink' | 'escrow', purpose, amount }]
  })
  const total = (direction: string) =>
    purposes.filter((one) => one.direction === direction).reduce((sum, one) => sum + one.amount, 0)
  const wallets = rows.find((row) => !row.isSystem)
  const [issued, burnt, inEscrow] = [total('issue'), total('sink'), total('escrow')]
  const inCirculation = Number(wallets?.posted ?? 0)
  return {
    asset: rows[0]?.asset ?? '',
    nameKo: rows[0]?.nameKo ?? '',
    nameEn: rows[0]?.nameEn ?? '',
    issued,
    burnt,
    inEscrow,
    inCirculation,
    held: Number(wallets?.held ?? 0),
    wallets: Number(wallets?.accounts ?? 0),
    isBalanced: issued - burnt - inEscrow === inCirculation,
    purposes,
  }
}

type TransferRow = Omit<TransferSummary, 'createdAt'> & {
  createdAt: Date
  createdAtUs: string
  xid: string
  digest: string
}

/** A page of transfers, newest first. Throws INVALID_INPUT for a cursor that no page gave. */
export async function listTransfers({
  cursor,
  limit,
}: {
  cursor?: string
  limit: number
}): Promise<Page<TransferSummary>> {
  const before = cursor === undefined ? { xid: '18446744073709551615', id: '' } : placeOf(cursor)
  const rows = await db.$queryRaw<TransferRow[]>`
    select id, kind, reason, related_type as "relatedType", related_id as "relatedId", memo, actor, reverses,
      hold_id as "holdId", created_at as "createdAt", xid::text as xid
    from ledger.transfer where (xid, id) < (${before.xid}::xid8, ${before.id})
    order by transfer.xid desc, transfer.id desc limit ${limit + 1}`
  const page = rows.slice(0, limit)
  const last = page.at(-1)
  const nextCursor = rows.length > limit && last ? Buffer.from(`${last.xid}.${last.id}`).toString('base64url') : null
  return { items: page.map(toSummary), nextCursor }
}

const toSummary = (row: TransferRow): TransferSummary => ({ ...row, createdAt: row.createdAt.toISOString() })

function placeOf(cursor: string): { xid: string; id: string } {
  const [, xid, id] = /^(\d{1,19})\.(trf_[0-9A-Z]{26})$/.exec(Buffer.from(cursor, 'base64url').toString('latin1')) ?? []
  if (xid !== undefined && id !== undefined) return { xid, id }
  throw cursorRefused()
}

type DetailRow = TransferRow & { reversedBy: string | null; sealSeq: bigint | null; sealHash: string | null }
type EntryRow = {
  accountId: string
  leg: number
  owner: string
  bucket: string
  asset: string
  amount: string
  heldDelta: string
  balanceAfter: string
  heldAfter: string
  version: string
}

/** One transfer whole, and whether its digest still fits. Throws NOT_FOUND. */
export async function getTransfer(id: string): Promise<TransferDetail> {
  const [row] = await db.$queryRaw<DetailRow[]>`
    select transfer.id, kind, reason, related_type as "relatedType", related_id as "relatedId", memo, actor, reverses,
      hold_id as "holdId", created_at as "createdAt", transfer.xid::text as xid, encode(digest, 'hex') as digest,
      (extract(epoch from created_at) * 1000000)::bigint::text as "createdAtUs",
      (select reversal.id from ledger.transfer reversal where reversal.reverses = transfer.id) as "reversedBy",
      seal.seq as "sealSeq", encode(seal.hash, 'hex') as "sealHash"
    from ledger.transfer left join ledger.seal on seal.transfer_id = transfer.id
    where transfer.id = ${id}`
  if (!row) throw new AppError('NOT_FOUND', { detail: 'No transfer has this id.' })
  const entries = await readEntries(row)
  return {
    ...toSummary(row),
    reversedBy: row.reversedBy,
    digest: row.digest,
    isIntact: sha256(digestText(row, entries)).toString('hex') === row.digest,
    seal: row.sealSeq !== null && row.sealHash !== null ? { seq: Number(row.sealSeq), hash: row.sealHash } : null,
    entries: entries.map((entry) => ({
      ...entry,
      amount: Number(entry.amount),
      heldDelta: Number(entry.heldDelta),
      balanceAfter: Number(entry.balanceAfter),
      heldAfter: Number(entry.heldAfter),
      version: Number(entry.version),
    })),
  }
}

/** Entries are found by the transaction that wrote them: the feed's index serves, no other is needed. */
const readEntries = ({ id, xid }: TransferRow) => db.$queryRaw<EntryRow[]>`
  select entry.account_id::text as "accountId", leg::int, owner, bucket, asset, amount::text,
    held_delta::text as "heldDelta", balance_after::text as "balanceAfter", held_after::text as "heldAfter",
    entry.version::text
  from ledger.entry join ledger.account on account.id = entry.account_id
  where entry.xid = ${xid}::xid8 and entry.transfer_id = ${id}
  order by leg`
