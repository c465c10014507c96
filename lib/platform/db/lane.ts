import 'server-only'
import { setImmediate as turn } from 'node:timers/promises'
import { unavailable } from './client'
import { isRetryable, isUnavailable, isUniqueViolation } from './errors'

const ATTEMPTS_MAX = 4

type Lane<I, O> = {
  /** Most items of one call. */
  max: number
  /** One call of the database for all items; answers what each came to, in their order. All or nothing. */
  run: (items: readonly I[]) => Promise<readonly O[]>
  /** Items with one key never share a call: the later one waits for the next. */
  keyOf?: (item: I) => string
}

type Waiting<I, O> = { item: I; resolve: (outcome: O) => void; reject: (error: unknown) => void }

/**
 * A lane of this process: what arrives in one turn of the event loop, or while a call is under way, goes together, so a
 * busy moment costs a few large calls instead of many small ones, and a lone request waits for nobody. A deadlock, a
 * serialization failure or a row that was just taken runs the call again; any other failure is narrowed down by halves
 * until only the item that causes it is rejected. A lost database rejects with UNAVAILABLE.
 */
export function createLane<I, O>({ max, run, keyOf }: Lane<I, O>): (item: I) => Promise<O> {
  let waiting: Waiting<I, O>[] = []
  let isBusy = false

  async function drive(): Promise<void> {
    isBusy = true
    while (waiting.length > 0) {
      // What this turn of the event loop still brings goes along.
      await turn()
      const { batch, rest } = nextBatch(waiting, max, keyOf)
      waiting = rest
      await settle(batch, run)
    }
    isBusy = false
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

async function settle<I, O>(batch: Waiting<I, O>[], run: Lane<I, O>['run']): Promise<void> {
  try {
    const outcomes = await runAgain(
      batch.map(({ item }) => item),
      run,
    )
    for (const [index, { resolve }] of batch.entries()) resolve(outcomes[index] as O)
  } catch (error) {
    if (isUnavailable(error) || isRetryable(error)) {
      for (const { reject } of batch) reject(unavailable(error))
    } else if (batch.length === 1) {
      batch[0]?.reject(error)
    } else {
      const middle = batch.length >> 1
      await settle(batch.slice(0, middle), run)
      await settle(batch.slice(middle), run)
    }
  }
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
