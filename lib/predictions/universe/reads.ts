import 'server-only'
import { db, type Tx } from '@/lib/platform/db/client'
import type { Stock } from './contract'

const dayOf = (date: Date): string => date.toISOString().slice(0, 10)

/** Every symbol in the order of the list, as `tx` sees them; only these, when named. */
export async function listStocks(tx: Pick<Tx, 'stock'> = db, symbols?: string[]): Promise<Stock[]> {
  const rows = await tx.stock.findMany({
    ...(symbols && { where: { symbol: { in: symbols } } }),
    orderBy: [{ position: 'asc' }, { symbol: 'asc' }],
  })
  return rows.map(({ validFrom, validTo, version, changedAt, ...rest }) => ({
    ...rest,
    validFrom: dayOf(validFrom),
    validTo: validTo && dayOf(validTo),
    version: Number(version),
    changedAt: changedAt.toISOString(),
  }))
}
