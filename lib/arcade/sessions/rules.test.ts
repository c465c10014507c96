import { expect, test } from 'vitest'
import { isOver } from './rules'

test('a session is over a quarter of an hour after its last play, and not a moment sooner', () => {
  const lastPlayedAt = new Date('2026-11-21T12:00:00Z')
  expect(isOver(lastPlayedAt, new Date('2026-11-21T12:14:59.999Z'))).toBe(false)
  expect(isOver(lastPlayedAt, new Date('2026-11-21T12:15:00Z'))).toBe(true)
})
