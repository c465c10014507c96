import 'server-only'
import { type Tx, transaction } from '@/lib/platform/db/client'
import { env } from '@/lib/platform/env/env'
import { AppError } from '@/lib/platform/kernel/errors'
import { requireBearer } from '@/lib/platform/ops/secret'
import { findActionableDay, getActionable } from '../sessions/reads'
import { ensureSessions, makeSessions } from '../sessions/service'
import type { NewStock, Stock, Universe } from './contract'
import { listStocks } from './reads'

/**
 * Writes these symbols down as they are given, new ones and known ones. Sessions that haven't opened list them from then
 * on; lists of the others stay. One that is as given already is left alone, so repeating changes nothing. Throws CONFLICT
 * when one is no longer at the version that was read, INVALID_INPUT when it ends before it begins or is named twice.
 */
async function upsertStocks(tx: Tx, stocks: readonly NewStock[]): Promise<Stock[]> {
  const symbols = stocks.map(({ symbol }) => symbol)
  if (new Set(symbols).size < symbols.length) throw refused('unique', 'Name each symbol once.')
  if (stocks.some(({ validFrom, validTo }) => validTo !== null && validTo < validFrom)) {
    throw refused('order', 'The last day is not before the first.')
  }
  for (const stock of stocks) await putStock(tx, stock)
  await makeSessions(tx)
  return listStocks(tx, symbols)
}

const refused = (rule: string, message: string) =>
  new AppError('INVALID_INPUT', { errors: [{ pointer: '/body', rule, message }] })

async function putStock(tx: Tx, { symbol, nameKo, nameEn, position, validFrom, validTo, version }: NewStock) {
  const [known] = await tx.$queryRaw<{ version: bigint }[]>`
    select version from predictions.symbol where symbol = ${symbol} for update`
  if (version !== undefined && Number(known?.version ?? 0) !== version) {
    throw new AppError('CONFLICT', { detail: `${symbol} has changed since it was read.` })
  }
  await tx.$executeRaw`
    insert into predictions.symbol as known (symbol, name_ko, name_en, position, valid_from, valid_to)
    values (${symbol}, ${nameKo}, ${nameEn}, ${position}, ${validFrom}::date, ${validTo}::date)
    on conflict (symbol) do update set name_ko = excluded.name_ko, name_en = excluded.name_en,
      position = excluded.position, valid_from = excluded.valid_from, valid_to = excluded.valid_to,
      version = known.version + 1, changed_at = platform.clock_now()
    where (known.name_ko, known.name_en, known.position, known.valid_from)
        <> (excluded.name_ko, excluded.name_en, excluded.position, excluded.valid_from)
      or known.valid_to is distinct from excluded.valid_to`
}

/** The same for one symbol. */
export async function upsertStock(tx: Tx, stock: NewStock): Promise<Stock> {
  const [written] = await upsertStocks(tx, [stock])
  if (!written) throw new Error(`${stock.symbol} was not written`)
  return written
}

/** The same by whoever knows the operations secret. */
export async function upsertUniverse(request: Request, stocks: readonly NewStock[]): Promise<{ symbols: Stock[] }> {
  requireBearer(request, env.CRON_SECRET)
  return { symbols: await transaction((tx) => upsertStocks(tx, stocks)) }
}

/** The list of the session that takes picks now, else of the next; makes it when the tick has not. Throws NOT_FOUND. */
export async function showUniverse(): Promise<Universe> {
  const known = await findActionableDay()
  if (!known) await ensureSessions()
  const { session, listings } = known ?? (await getActionable())
  return { tradeDate: session.tradeDate, symbols: listings }
}
