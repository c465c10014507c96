import 'server-only'
import { db } from '@/lib/platform/db/client'
import { AppError } from '@/lib/platform/kernel/errors'
import { cursorRefused, type Page } from '@/lib/platform/kernel/page'
import { WALLET_BUCKET } from '../constants'
import type { AdminHistoryItem, HistoryItem } from '../contract'
import { advance, formatPositions, mergeNewest, type Position, parsePositions } from './rules'

type HistoryQuery = { memberId: string; asset?: string; cursor?: string; limit: number }

type Row = Omit<AdminHistoryItem, 'amount' | 'balanceAfter' | 'heldDelta' | 'heldAfter' | 'version' | 'createdAt'> & {
  accountId: string
  version: bigint
  amount: bigint
  balanceAfter: bigint
  heldDelta: bigint
  heldAfter: bigint
  createdAt: Date
}

/** Versions are int8 from 1: this one lies above them all. */
const NEWEST = '9223372036854775807'
/** The version after an account's first. */
const SECOND = '2'

/**
 * A page of what changed a member's wallet, newest first: amounts and running balances in minor units, holds and
 * releases as items with amount 0. Stable while entries are added. Throws INVALID_INPUT for a cursor that no page gave.
 */
export async function listHistory(query: HistoryQuery): Promise<Page<AdminHistoryItem>> {
  const start = query.cursor === undefined ? null : positionsOf(query.cursor)
  const accounts = await findAccounts(query)
  const positions = accounts.map(
    (accountId) => start?.find((one) => one.accountId === accountId) ?? { accountId, before: NEWEST },
  )
  const rows = await readEntries(positions, query.limit + 1)
  const lists = positions.map(({ accountId }) => rows.filter((row) => row.accountId === accountId))
  const page = mergeNewest(lists, query.limit)
  const nextCursor = rows.length > page.length ? encode(advance(positions, page)) : null
  return { items: page.map(toItem), nextCursor }
}

/** The same for operators. Throws NOT_FOUND when nobody with this id has a wallet. */
export async function listWalletHistory(query: HistoryQuery): Promise<Page<AdminHistoryItem>> {
  if ((await findAccounts({ memberId: query.memberId })).length > 0) return listHistory(query)
  throw new AppError('NOT_FOUND', { detail: 'No member with this id has a wallet.' })
}

/** What a member's account of an asset began with, or null before anything has moved. */
export async function findFirstEntry(memberId: string, asset: string): Promise<HistoryItem | null> {
  const accounts = await findAccounts({ memberId, asset })
  const rows = await readEntries(
    accounts.map((accountId) => ({ accountId, before: SECOND })),
    1,
  )
  return rows[0] ? toItem(rows[0]) : null
}

async function findAccounts({ memberId, asset }: Pick<HistoryQuery, 'memberId' | 'asset'>): Promise<string[]> {
  const accounts = await db.ledgerAccount.findMany({
    where: { owner: memberId, bucket: WALLET_BUCKET, ...(asset !== undefined && { asset }) },
    select: { id: true },
    orderBy: { id: 'asc' },
  })
  return accounts.map(({ id }) => String(id))
}

/** The newest `limit` entries below each position, account by account. */
const readEntries = (positions: readonly Position[], limit: number) => db.$queryRaw<Row[]>`
  select position.account_id::text as "accountId", entry.version, entry.transfer_id as "transferId", transfer.kind,
    account.asset, entry.amount, entry.balance_after as "balanceAfter", entry.held_delta as "heldDelta",
    entry.held_after as "heldAfter", transfer.reason, transfer.related_type as "relatedType",
    transfer.related_id as "relatedId", transfer.memo, transfer.actor, entry.created_at as "createdAt"
  from unnest(${positions.map((one) => one.accountId)}::bigint[], ${positions.map((one) => one.before)}::numeric[])
    position (account_id, before)
  join ledger.account on account.id = position.account_id
  cross join lateral (
    select * from ledger.entry
    where entry.account_id = position.account_id and entry.version < least(position.before, ${NEWEST}::numeric)::bigint
    order by entry.version desc limit ${limit}
  ) entry
  join ledger.transfer on transfer.id = entry.transfer_id
  order by entry.account_id, entry.version desc`

const encode = (positions: readonly Position[]) => Buffer.from(formatPositions(positions)).toString('base64url')

function positionsOf(cursor: string): Position[] {
  const positions = parsePositions(Buffer.from(cursor, 'base64url').toString('latin1'))
  if (positions) return positions
  throw cursorRefused()
}

const toItem = (row: Row): AdminHistoryItem => ({
  ...row,
  amount: Number(row.amount),
  balanceAfter: Number(row.balanceAfter),
  heldDelta: Number(row.heldDelta),
  heldAfter: Number(row.heldAfter),
  version: Number(row.version),
  createdAt: row.createdAt.toISOString(),
})
