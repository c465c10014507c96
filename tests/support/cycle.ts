import { setTimeout as sleep } from 'node:timers/promises'
import { withConnection } from './connection'

/** A little more than the shortest time between two wagers of a member. */
const CYCLE = '3 seconds'
const TICK_MS = 15
const MOVE = `update platform.clock_shift set shift = shift + interval '${CYCLE}'`

/** Moves the database's clock on, so that everybody may wager again. */
export const nextCycle = (url = process.env.DATABASE_URL ?? ''): Promise<unknown> =>
  withConnection(url, (client) => client.query(MOVE))

/**
 * Lets the database's clock run some two hundred times as fast, so that the shortest cycle of a game binds nobody; until
 * the returned function is called. A database that is being killed meanwhile is asked again.
 */
export function hurryClock(url: string): () => Promise<void> {
  let isOver = false
  const ticking = (async () => {
    while (!isOver) {
      await withConnection(url, async (client) => {
        // Told of the server's end between two statements, which nobody else would hear.
        client.on('error', () => undefined)
        while (!isOver) {
          await client.query(MOVE)
          await sleep(TICK_MS)
        }
      }).catch(() => sleep(TICK_MS))
    }
  })()
  return () => {
    isOver = true
    return ticking
  }
}
