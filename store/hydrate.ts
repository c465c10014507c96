import { call } from '@/lib/platform/http/call'
import { balance, me, myStats } from './addresses'
import { hydrateFromServer, readStore, reconcileBalance } from './moa-store'

let running: Promise<void> | null = null
let next: Promise<void> | null = null

async function readAll(): Promise<void> {
  const [member, balances, stats] = await Promise.all([call(me), call(balance), call(myStats)])
  hydrateFromServer({ member, balance: balances, stats })
}

/**
 * Reads member, balances and figures in parallel into the store. Asked for while it is at work, it runs once more
 * afterwards, because the answers under way may be older than the reason for asking. Throws ProblemError.
 */
export function hydrate(): Promise<void> {
  if (!running) {
    running = readAll().finally(() => {
      running = null
    })
    return running
  }
  next ??= running
    .catch(() => {})
    .then(() => {
      next = null
      return hydrate()
    })
  return next
}

/** Reads a signed-in member's balance anew after a write that failed; what can't be read now comes with the stream. */
export async function rereadBalance(): Promise<void> {
  if (!readStore().member) return
  await call(balance).then(reconcileBalance, () => {})
}
