import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { pool } from '@/lib/platform/db/client'
import { readBounds, readFeed } from '@/lib/platform/events/feed'
import { writeEvents } from '@/tests/support/log-writers'
import { seededDraw } from '@/tests/support/seed'

const MEMBERS = ['usr_a', 'usr_b', 'usr_c']

type Reader = { poll: () => Promise<void>; keys: string[] }

/** What everybody writes first: remember the largest id, ask for larger ones. */
function naiveReader(): Reader {
  const keys: string[] = []
  let last = 0
  const poll = async () => {
    const { rows } = await pool().query<{ id: string; key: string }>(
      'select id, key from platform.event where id > $1 order by id',
      [last],
    )
    for (const { id, key } of rows) {
      last = Number(id)
      keys.push(key)
    }
  }
  return { poll, keys }
}

function feedReader(after: Awaited<ReturnType<typeof readBounds>>['horizon']): Reader {
  const keys: string[] = []
  let cursor = after
  const poll = async () => {
    for (let hasMore = true; hasMore; ) {
      const page = await readFeed({ after: cursor, limit: 50 })
      keys.push(...page.events.map(({ key }) => key))
      cursor = page.next
      hasMore = page.hasMore
    }
  }
  return { poll, keys }
}

test('a reader of `id > last` loses rows under concurrent writers; the feed loses none and repeats none', async () => {
  const draw = seededDraw()
  const readers = [naiveReader(), feedReader((await readBounds()).horizon)] as const
  const progress = { isDone: false }
  const reading = readers.map(async ({ poll }) => {
    while (!progress.isDone) {
      await poll()
      await sleep(2)
    }
  })

  const committed = await writeEvents({ writers: 8, eventsEach: 120, memberIds: MEMBERS, draw })
  const [naive, feed] = readers
  const deadline = Date.now() + 20_000
  while (feed.keys.length < committed.length && Date.now() < deadline) await sleep(20)
  progress.isDone = true
  await Promise.all(reading)
  await naive.poll()

  const lost = committed.length - new Set(naive.keys).size
  expect(new Set(feed.keys).size, 'nothing twice').toBe(feed.keys.length)
  expect([...feed.keys].sort(), 'nothing lost').toEqual([...committed].sort())
  expect(lost, 'the bench can show a loss').toBeGreaterThan(0)
})
