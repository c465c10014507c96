import 'server-only'
import type { Tx } from '@/lib/platform/db/client'
import type { AccountRef } from '../rules'

/** What holds for one payee come to, in minor units of the asset: kept, paid, and given back (or run out). */
export async function sumHolds(
  tx: Pick<Tx, '$queryRaw'>,
  payee: AccountRef,
  asset: string,
): Promise<{ open: number; captured: number; released: number }> {
  const [row] = await tx.$queryRaw<{ open: bigint; captured: bigint; released: bigint }[]>`
    select coalesce(sum(amount - captured - released), 0)::bigint as open,
      coalesce(sum(captured), 0)::bigint as captured, coalesce(sum(released), 0)::bigint as released
    from ledger.hold join ledger.account payee on payee.id = payee_id
    where payee.owner = ${payee.owner} and payee.bucket = ${payee.bucket} and payee.asset = ${asset}`
  return { open: Number(row?.open ?? 0), captured: Number(row?.captured ?? 0), released: Number(row?.released ?? 0) }
}
