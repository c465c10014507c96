import { setTimeout as sleep } from 'node:timers/promises'
import { transaction } from '@/lib/platform/db/client'
import { appendEvent } from '@/lib/platform/events/append'

type Writing = { writers: number; eventsEach: number; memberIds: readonly string[]; draw: (bound: number) => number }

/**
 * Concurrent transactions that append one event each and commit after a random delay, so that commit order differs from
 * the order of ids. Some roll back.
 */
export async function writeEvents({ writers, eventsEach, memberIds, draw }: Writing): Promise<string[]> {
  const committed: string[] = []
  const writer = async (number: number) => {
    for (let index = 0; index < eventsEach; index++) {
      const key = `${number}:${index}`
      const doomed = draw(20) === 0
      const memberId = memberIds[draw(memberIds.length)] ?? null
      await transaction(async (tx) => {
        await appendEvent(tx, { type: 'notification', memberId, key, version: index + 1, payload: { key } })
        await sleep(draw(8))
        if (doomed) throw new Error('rolled back on purpose')
      }).then(
        () => committed.push(key),
        (error: Error) => {
          if (!doomed) throw error
        },
      )
    }
  }
  await Promise.all(Array.from({ length: writers }, (_, number) => writer(number)))
  return committed
}
