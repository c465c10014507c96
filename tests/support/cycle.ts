import { setTimeout as sleep } from 'node:timers/promises'
import { withConnection } from './connection'

/** A little more than the shortest time between two wagers of a member. */
const CYCLE = '3 seconds'
const TICK_MS = 15
const RETRY_MS = 15
const MOVE = `update platform.clock_shift set shift = shift + interval '${CYCLE}'`

/** Moves the database's clock on, so that everybody may wager again. */
export const nextCycle = (url = process.env.DATABASE_URL ?? ''): Promise<unknown> =>
  withConnection(url, (client) => client.query(MOVE))

/**
 * Moves the database's clock on by a cycle every `tickMs` ms, so that the shortest cycle of a game binds nobody who plays
 * no faster than that; until the returned function is called. A database that is being killed meanwhile is asked again.
 */
export function hurryClock(url: string, tickMs = TICK_MS): () => Promise<void> {
  let isOver = false
  const ticking = (async () => {
    while (!isOver) {
      await withConnection(url, async (client) => {
        // Told of the server's end between two statements, which nobody else would hear.
        client.on('error', () => undefined)
        while (!isOver) {
          await client.query(MOVE)
          await sleep(tickMs)
        }
      }).catch(() => sleep(RETRY_MS))
    }
  })()
  return () => {
    isOver = true
    return ticking
  }
}
