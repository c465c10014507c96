import 'server-only'
import { db, type Tx, transaction } from '@/lib/platform/db/client'
import { env } from '@/lib/platform/env/env'
import { log } from '@/lib/platform/log/log'
import { ALLOWANCES } from '../providers/constants/sources'
import type { Close, Question } from '../providers/rules/reading'
import { askSource } from '../providers/service'
import { ASK_AGAIN_MIN, HURRY_MAX_MS, QUESTION_LAPSES_S, RUN_MAX_MS, type Source } from './constants'
import type { FetchReport } from './contract'
import { findDueDate, getPriceDay, readConsensuses } from './reads'
import type { Consensus } from './rules'

type Answer = Awaited<ReturnType<typeof askSource>>
type Options = {
  symbols?: readonly string[]
  /** Somebody wants to know now: questions that would wait for their quarter of an hour are put at once. */
  isUrgent?: boolean
}

const ALL = '*'
const toDate = (tradeDate: string) => new Date(`${tradeDate}T00:00:00Z`)

/**
 * Asks the sources in use, in their order, for the symbols of a day on which they don't agree yet; stores their quotes,
 * and how each question went. Safe to run at any time, again, and on several instances: a question has one asker, and is
 * put again after a quarter of an hour. Throws NOT_FOUND for a day without session, CONFLICT before its close.
 */
export async function fetchQuotes(
  tradeDate: string,
  { symbols, isUrgent = false }: Options = {},
): Promise<FetchReport> {
  const { day, moment } = await getPriceDay(tradeDate)
  const wanted = symbols ? day.symbols.filter((symbol) => symbols.includes(symbol)) : day.symbols
  const run = {
    day: { ...day, symbols: wanted },
    isUrgent,
    beganAt: moment,
    endsAtMs: performance.now() + (isUrgent ? HURRY_MAX_MS : RUN_MAX_MS),
    asked: 0,
    stored: 0,
  }
  for (const source of env.PRICE_SOURCES) await askAll(run, source)
  const standing = [...(await readConsensuses(tradeDate, wanted))]
  const agreed = standing.filter(([, { kind }]) => kind === 'agreed').map(([symbol]) => symbol)
  const waiting = standing.filter(([, found]) => isOwed(found)).map(([symbol]) => symbol)
  return { tradeDate, asked: run.asked, stored: run.stored, agreed, waiting }
}

/** The same for the day named, or for the last one whose prices are due; nothing happens when none is. */
export async function fetchDueQuotes(given: Options & { tradeDate?: string | undefined }): Promise<FetchReport> {
  const tradeDate = given.tradeDate ?? (await findDueDate())
  if (tradeDate === null) return { tradeDate: null, asked: 0, stored: 0, agreed: [], waiting: [] }
  return fetchQuotes(tradeDate, given)
}

const hasAnswered = ({ quotes }: Consensus, source: Source) => quotes.some((quote) => quote.source === source)
const isOwed = (found: Consensus) =>
  found.kind === 'held' && env.PRICE_SOURCES.some((source) => !hasAnswered(found, source))

type Run = { day: Question; isUrgent: boolean; beganAt: Date; endsAtMs: number; asked: number; stored: number }

/** A source that has spoken is asked again only when all have and still don't agree: one of them may correct itself. */
async function openSymbols({ day }: Run, source: Source): Promise<string[]> {
  const standing = await readConsensuses(day.tradeDate, day.symbols)
  return [...standing]
    .filter(([, found]) => found.kind === 'held' && (!hasAnswered(found, source) || !isOwed(found)))
    .map(([symbol]) => symbol)
}

async function askAll(run: Run, source: Source): Promise<void> {
  const open = await openSymbols(run, source)
  const batches = ALLOWANCES[source].isBulk ? [open] : open.map((symbol) => [symbol])
  for (const [index, symbols] of batches.entries()) {
    if (symbols.length === 0 || performance.now() > run.endsAtMs) return
    if (!(await claim(run, source, keyOf(source, symbols)))) continue
    const question = { ...run.day, symbols }
    const answer = await askSource(source, question)
    run.asked += 1
    run.stored += await transaction((tx) => store(tx, source, question, answer))
    if (answer.outcome !== 'ok') warn(source, question, answer)
    // It has had enough of us: further questions would only use up the day.
    if (answer.outcome === 'limited') return putOff(run, source, batches.slice(index + 1).flat())
  }
}

const keyOf = (source: Source, symbols: readonly string[]) => (ALLOWANCES[source].isBulk ? ALL : (symbols[0] ?? ALL))

function warn(source: Source, { tradeDate, symbols }: Question, { outcome, httpStatus, detail }: Answer): void {
  const about = { source, tradeDate, symbols, outcome, httpStatus, detail }
  log.warn(about, 'a price source gave no close that can be settled on; it is asked again')
}

/**
 * Takes the question, for this process alone; false when somebody has it, or it is not time to ask again. Who is in a hurry
 * only passes over questions that were put before they came.
 */
async function claim({ day, isUrgent, beganAt }: Run, source: Source, symbol: string): Promise<boolean> {
  const taken = await db.$executeRaw`
    insert into predictions.price_question as question (trade_date, source, symbol, busy_until, next_at)
    values (${day.tradeDate}::date, ${source}, ${symbol},
      platform.clock_now() + make_interval(secs => ${QUESTION_LAPSES_S}),
      platform.clock_now() + make_interval(mins => ${ASK_AGAIN_MIN}))
    on conflict (trade_date, source, symbol) do update
      set busy_until = excluded.busy_until, next_at = excluded.next_at
      where question.busy_until <= platform.clock_now()
        and (question.next_at <= platform.clock_now()
          or (${isUrgent} and question.next_at < ${beganAt}::timestamptz + make_interval(mins => ${ASK_AGAIN_MIN})))`
  return taken === 1
}

/** Nobody asks the source for these before a quarter of an hour has passed. */
async function putOff({ day }: Run, source: Source, symbols: readonly string[]): Promise<void> {
  await db.$executeRaw`
    insert into predictions.price_question as question (trade_date, source, symbol, busy_until, next_at)
    select ${day.tradeDate}::date, ${source}, symbol, platform.clock_now(),
      platform.clock_now() + make_interval(mins => ${ASK_AGAIN_MIN})
    from unnest(${symbols}::text[]) as symbol order by symbol
    on conflict (trade_date, source, symbol) do update set next_at = excluded.next_at
      where question.busy_until <= platform.clock_now()`
}

/** Writes down how the question went and what is new in the answer. Answers how many quotes that is. */
async function store(tx: Tx, source: Source, question: Question, answer: Answer): Promise<number> {
  const tradeDate = toDate(question.tradeDate)
  const closes = answer.closes.filter(({ symbol }) => question.symbols.includes(symbol))
  const unsaid = question.symbols.filter((symbol) => !closes.some((close) => close.symbol === symbol))
  const isPart = answer.outcome === 'ok' && unsaid.length > 0
  const { id } = await tx.priceFetch.create({
    data: {
      tradeDate,
      source,
      symbol: ALLOWANCES[source].isBulk ? null : (question.symbols[0] ?? null),
      outcome: answer.outcome,
      httpStatus: answer.httpStatus,
      detail: isPart ? `no word on ${unsaid.join(' ')}`.slice(0, 500) : answer.detail,
      tookMs: answer.tookMs,
    },
  })
  const fresh = await newsIn(tx, source, tradeDate, closes)
  await tx.quote.createMany({
    data: fresh.map(({ split, ...close }) => ({
      ...close,
      tradeDate,
      source,
      splitNumerator: split.numerator,
      splitDenominator: split.denominator,
      isDemo: source === 'offline',
      bodyHash: answer.bodyHash,
      fetchId: id,
    })),
  })
  await tx.$executeRaw`
    update predictions.price_question set busy_until = platform.clock_now()
    where trade_date = ${question.tradeDate}::date and source = ${source} and symbol = ${keyOf(source, question.symbols)}`
  return fresh.length
}

/** The closes that differ from what the source said last. */
async function newsIn(tx: Tx, source: Source, tradeDate: Date, closes: readonly Close[]): Promise<Close[]> {
  const symbol = { in: closes.map((close) => close.symbol) }
  const rows = await tx.quote.findMany({ where: { tradeDate, source, symbol }, orderBy: { id: 'asc' } })
  const last = new Map(rows.map((row) => [row.symbol, row]))
  return closes.filter(({ symbol, closeMicros, prevCloseMicros, split }) => {
    const said = last.get(symbol)
    return !(
      said &&
      said.closeMicros === closeMicros &&
      said.prevCloseMicros === prevCloseMicros &&
      said.splitNumerator === split.numerator &&
      said.splitDenominator === split.denominator
    )
  })
}
