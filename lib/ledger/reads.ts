import 'server-only'
import { db, type Tx } from '@/lib/platform/db/client'
import { AppError } from '@/lib/platform/kernel/errors'
import { WALLET_BUCKET } from './constants'
import type { AssetBalance, BalanceAnswer } from './contract'

type BalanceRow = { asset: string; hasAccount: boolean; available: bigint; held: bigint; version: bigint }

const readRows = (tx: Pick<Tx, '$queryRaw'>, memberId: string) => tx.$queryRaw<BalanceRow[]>`
  select asset.code as asset, account.id is not null as "hasAccount",
    coalesce(account.posted - account.held, 0) as available, coalesce(account.held, 0) as held,
    coalesce(account.version, 0) as version
  from ledger.asset left join ledger.account on account.asset = asset.code
    and account.owner = ${memberId} and account.bucket = ${WALLET_BUCKET}
  order by asset.code`

/** What a member has in every asset, in minor units, as `tx` (or `db`) sees it; zeros without a wallet. One query. */
export async function getBalance(tx: Pick<Tx, '$queryRaw'>, memberId: string): Promise<BalanceAnswer> {
  return toBalance(await readRows(tx, memberId))
}

/** What a member has right now. */
export const getMyBalance = (memberId: string): Promise<BalanceAnswer> => getBalance(db, memberId)

/** The same for operators. Throws NOT_FOUND when nobody with this id has a wallet. */
export async function getWallet(memberId: string): Promise<BalanceAnswer> {
  const rows = await readRows(db, memberId)
  if (rows.some((row) => row.hasAccount)) return toBalance(rows)
  throw new AppError('NOT_FOUND', { detail: 'No member with this id has a wallet.' })
}

/** One asset of a member's wallet. */
export async function getAssetBalance(memberId: string, asset: string): Promise<AssetBalance & { asset: string }> {
  const { balances } = await getBalance(db, memberId)
  return { asset, ...(balances[asset] ?? { available: 0, held: 0, version: 0 }) }
}

/** What these members have of one asset and isn't held, as `tx` sees it; those without a wallet are absent. */
export async function listAvailable(
  tx: Pick<Tx, '$queryRaw'>,
  memberIds: readonly string[],
  asset: string,
): Promise<Map<string, number>> {
  const rows = await tx.$queryRaw<{ owner: string; available: bigint }[]>`
    select owner, posted - held as available from ledger.account
    where owner = any(${memberIds}) and asset = ${asset} and bucket = ${WALLET_BUCKET}`
  return new Map(rows.map(({ owner, available }) => [owner, Number(available)]))
}

function toBalance(rows: readonly BalanceRow[]): BalanceAnswer {
  const balances = Object.fromEntries(
    rows.map((row) => [
      row.asset,
      { available: Number(row.available), held: Number(row.held), version: Number(row.version) },
    ]),
  )
  return { version: rows.reduce((sum, row) => sum + Number(row.version), 0), balances }
}
