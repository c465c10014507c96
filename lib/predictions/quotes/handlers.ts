import 'server-only'
import { env } from '@/lib/platform/env/env'
import type { Once } from '@/lib/platform/http/once'
import { requireBearer } from '@/lib/platform/ops/secret'
import type { EodStatus, FetchReport } from './contract'
import { readEodStatus } from './eod/reads'
import { fetchDueQuotes } from './service'

type Trigger = { tradeDate?: string | undefined; symbols?: string[] | undefined }

const fetchNow = ({ tradeDate, symbols }: Trigger): Promise<FetchReport> =>
  fetchDueQuotes({ tradeDate, isUrgent: true, ...(symbols && { symbols }) })

/** Fetches for an outside scheduler. Throws UNAUTHENTICATED without CRON_SECRET as bearer. */
export async function fetchForOperations(request: Request, trigger: Trigger): Promise<FetchReport> {
  requireBearer(request, env.CRON_SECRET)
  return fetchNow(trigger)
}

/** The status for outside monitoring. Throws UNAUTHENTICATED without CRON_SECRET as bearer. */
export async function readForOperations(
  request: Request,
  asked: { tradeDate?: string | undefined },
): Promise<EodStatus> {
  requireBearer(request, env.CRON_SECRET)
  return readEodStatus(asked)
}

/**
 * Fetches for an operator. Sources are slow, and what they say is stored whatever becomes of this request: they are asked
 * before the key's transaction, not in it. Two requests at once put no question twice.
 */
export async function fetchForOperator(once: Once, trigger: Trigger): Promise<FetchReport> {
  const report = await fetchNow(trigger)
  return once(async () => report)
}
