import { transaction } from '@/lib/platform/db/client'
import { appendEvent } from '@/lib/platform/events/append'
import { startNotifier } from '@/lib/platform/events/wake'
import { startStreamServer } from './stream-server'

/** A second instance: serves streams, and writes an event for each member it is told by its parent. */
async function main(): Promise<void> {
  startNotifier()
  const { url } = await startStreamServer()
  process.on('message', (memberId: string) => {
    void transaction((tx) =>
      appendEvent(tx, { type: 'notification', memberId, key: 'other', version: 1, payload: { from: 'child' } }),
    )
  })
  process.on('disconnect', () => process.exit(0))
  process.send?.(url)
}

void main()
