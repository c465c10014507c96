import 'server-only'
import { setTimeout as sleep } from 'node:timers/promises'
import { db } from '@/lib/platform/db/client'
import { log } from '@/lib/platform/log/log'
import type { Source } from '@/lib/predictions/quotes/constants'
import { EXCHANGE_ZONE } from '../calendar/constants'
import type { Answer } from './adapter/source'
import { ASK } from './adapter/sources'
import { ALLOWANCES } from './constants/sources'
import type { Question } from './rules/reading'

/**
 * Counts a call to the source before it is made, for all instances. Answers the milliseconds to wait before making it,
 * so that calls keep their distance, or null when the source's day has no call left. The distance is real time's; the
 * day is the product's, in New York.
 */
export async function takeCall(source: Source): Promise<number | null> {
  const { callsMax, spacingMs } = ALLOWANCES[source]
  const rows = await db.$queryRaw<{ waitMs: number }[]>`
    insert into predictions.price_budget as budget (source, day, calls, last_call_at)
    select ${source}, (platform.clock_now() at time zone ${EXCHANGE_ZONE})::date, 1,
      greatest(clock_timestamp(), max(last_call_at) + make_interval(secs => ${spacingMs / 1_000}::float8))
    from predictions.price_budget where source = ${source}
    on conflict (source, day) do update set calls = budget.calls + 1,
      last_call_at = greatest(
        clock_timestamp(), budget.last_call_at + make_interval(secs => ${spacingMs / 1_000}::float8))
      where budget.calls < coalesce(${callsMax}::integer, budget.calls + 1)
    returning (extract(epoch from last_call_at - clock_timestamp()) * 1000)::float8 as "waitMs"`
  const [row] = rows
  return row ? Math.max(0, Math.ceil(row.waitMs)) : null
}

const SPENT: Answer = {
  outcome: 'limited',
  httpStatus: null,
  detail: 'our own count: no call left today',
  bodyHash: '',
  closes: [],
}
const BROKEN: Answer = { ...SPENT, outcome: 'malformed', detail: 'our reader failed; see the log' }

/** Puts a question to a source within its budget. Never throws for what the source does or says. */
export async function askSource(source: Source, question: Question): Promise<Answer & { tookMs: number }> {
  const waitMs = await takeCall(source)
  if (waitMs === null) return { ...SPENT, tookMs: 0 }
  await sleep(waitMs)
  const startedMs = performance.now()
  const answer = await ASK[source](question).catch((error: unknown) => {
    log.error({ source, err: error }, 'a price source could not be read')
    return BROKEN
  })
  return { ...answer, tookMs: Math.round(performance.now() - startedMs) }
}
