import 'server-only'
import { setImmediate as turn } from 'node:timers/promises'
import { unavailable } from './client'
import { isRetryable, isUnavailable, isUniqueViolation } from './errors'

const ATTEMPTS_MAX = 4
/**
 * Small enough that a crowd becomes several calls: one is under way while this process answers those of another. Measured
 * at 192 connections: 512 let all of them go together, and process and database waited for each other in turn.
 */
const CALL_MAX = 64

type Lane<I, O> = {
  /** Most items of one call; CALL_MAX unless given. */
  max?: number
  /** One call of the database for all items; answers what each came to, in their order. All or nothing. */
  run: (items: readonly I[]) => Promise<readonly O[]>
  /** Items with one key never share a call: the later one waits for the next. */
  keyOf?: (item: I) => string
}

type Waiting<I, O> = { item: I; resolve: (outcome: O) => void; reject: (error: unknown) => void }
/** Tells those who wait what their items came to. */
type Tell = () => void

/**
 * A lane of this process: what arrives in one turn of the event loop, or while a call is under way, goes together, so a
 * busy moment costs a few large calls instead of many small ones, and a lone request waits for nobody. The next call is
 * on its way before those of the last one are answered: the database works while this process writes their answers. A
 * deadlock, a serialization failure or a row that was just taken runs the call again; any other failure is narrowed down
 * by halves until only the item that causes it is rejected. A lost database rejects with UNAVAILABLE.
 */
export function createLane<I, O>({ max = CALL_MAX, run, keyOf }: Lane<I, O>): (item: I) => Promise<O> {
  let waiting: Waiting<I, O>[] = []
  let isBusy = false

  function callNext(): Promise<Tell> | null {
    if (waiting.length === 0) return null
    const { batch, rest } = nextBatch(waiting, max, keyOf)
    waiting = rest
    return settle(batch, run)
  }

  async function drive(): Promise<void> {
    isBusy = true
    // What this turn of the event loop still brings goes along.
    await turn()
    for (let call = callNext(); call; ) {
      const tell = await call
      call = callNext()
      // A call is written to its connection in the turn after it was made.
      if (call) await turn()
      else isBusy = false
      tell()
    }
  }

  return (item) =>
    new Promise((resolve, reject) => {
      waiting.push({ item, resolve, reject })
      if (!isBusy) void drive()
    })
}

function nextBatch<I, O>(waiting: Waiting<I, O>[], max: number, keyOf: ((item: I) => string) | undefined) {
  if (!keyOf) return { batch: waiting.slice(0, max), rest: waiting.slice(max) }
  const keys = new Set<string>()
  const batch: Waiting<I, O>[] = []
  const rest: Waiting<I, O>[] = []
  for (const one of waiting) {
    const key = keyOf(one.item)
    const fits = batch.length < max && !keys.has(key)
    keys.add(key)
    ;(fits ? batch : rest).push(one)
  }
  return { batch, rest }
}

async function settle<I, O>(batch: Waiting<I, O>[], run: Lane<I, O>['run']): Promise<Tell> {
  try {
    const outcomes = await runAgain(
      batch.map(({ item }) => item),
      run,
    )
    return () => {
      for (const [index, { resolve }] of batch.entries()) resolve(outcomes[index] as O)
    }
  } catch (error) {
    if (isUnavailable(error) || isRetryable(error)) return () => rejectAll(batch, unavailable(error))
    if (batch.length === 1) return () => rejectAll(batch, error)
    const middle = batch.length >> 1
    const tellFirst = await settle(batch.slice(0, middle), run)
    const tellSecond = await settle(batch.slice(middle), run)
    return () => {
      tellFirst()
      tellSecond()
    }
  }
}

function rejectAll<I, O>(batch: readonly Waiting<I, O>[], error: unknown): void {
  for (const { reject } of batch) reject(error)
}

/** A row that somebody else has just written is there when the call looks again. */
const isPassing = (error: unknown) => isRetryable(error) || isUniqueViolation(error)

async function runAgain<I, O>(items: readonly I[], run: Lane<I, O>['run']): Promise<readonly O[]> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await run(items)
    } catch (error) {
      if (!isPassing(error) || attempt >= ATTEMPTS_MAX) throw error
    }
  }
}
