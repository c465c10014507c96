import { expect, test } from 'vitest'
import { KEY_LEEWAY_MS, KEY_LIFE_MS, PUBLISH_AHEAD_MS } from './constants'
import { computeNotAfter, decideRotation, type KeyAge } from './rules'

const NOW = new Date('2026-11-21T00:00:00Z')
const ago = (ms: number) => new Date(NOW.getTime() - ms)
const aKey = (over: Partial<KeyAge>): KeyAge => ({
  kid: 'a',
  state: 'current',
  createdAt: ago(0),
  promotedAt: null,
  notAfter: null,
  ...over,
})

test('without a current key one is made', () => {
  expect(decideRotation([], NOW)).toEqual({ create: 'current', promote: null, remove: [] })
})

test('the next key is made a day before the current one has served', () => {
  const served = (ms: number) => [aKey({ promotedAt: ago(ms), createdAt: ago(2 * ms) })]
  expect(decideRotation(served(KEY_LIFE_MS - PUBLISH_AHEAD_MS - 1), NOW).create).toBeNull()
  expect(decideRotation(served(KEY_LIFE_MS - PUBLISH_AHEAD_MS), NOW).create).toBe('next')
})

test('a key signs only after it has been published for a day, however late the look', () => {
  const current = aKey({ createdAt: ago(2 * KEY_LIFE_MS) })
  const next = (ms: number) => aKey({ kid: 'b', state: 'next', createdAt: ago(ms) })
  expect(decideRotation([current, next(PUBLISH_AHEAD_MS - 1)], NOW).promote).toBeNull()
  expect(decideRotation([current, next(PUBLISH_AHEAD_MS)], NOW).promote).toBe('b')
})

test('a published key waits until the current one has served', () => {
  const keys = [
    aKey({ createdAt: ago(KEY_LIFE_MS - 1) }),
    aKey({ kid: 'b', state: 'next', createdAt: ago(KEY_LIFE_MS) }),
  ]
  expect(decideRotation(keys, NOW)).toEqual({ create: null, promote: null, remove: [] })
})

test('a previous key goes when its last token is dead, not before', () => {
  const previous = (notAfter: Date) => [aKey({}), aKey({ kid: 'b', state: 'previous', notAfter })]
  expect(decideRotation(previous(new Date(NOW.getTime() + 1)), NOW).remove).toEqual([])
  expect(decideRotation(previous(NOW), NOW).remove).toEqual(['b'])
  expect(computeNotAfter(NOW, 1_800).getTime()).toBe(NOW.getTime() + 1_800_000 + KEY_LEEWAY_MS)
})
