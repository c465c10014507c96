import { expect, test } from 'vitest'
import { type HeardEvent, playDaysOf } from './rules'

const heard = (more: Partial<HeardEvent> = {}): HeardEvent => ({
  memberId: 'usr_a',
  type: 'game_update',
  payload: { round: { id: 'rnd_1' } },
  occurredAt: new Date('2026-11-21T12:00:00+09:00'),
  ...more,
})

test('a finished round makes its Korean day a day of play, once', () => {
  const later = heard({ occurredAt: new Date('2026-11-21T23:59:59.999+09:00') })
  const nextDay = heard({ occurredAt: new Date('2026-11-22T00:00:00+09:00') })
  expect(playDaysOf([later, heard(), nextDay]).map(({ day, at }) => [day, at.toISOString()])).toEqual([
    ['2026-11-21', '2026-11-21T03:00:00.000Z'],
    ['2026-11-22', '2026-11-21T15:00:00.000Z'],
  ])
})

test('what tells of no round, or of nobody, counts for nobody', () => {
  const others = [
    heard({ type: 'profile_update' }),
    heard({ memberId: null }),
    heard({ payload: { stats: {} } }),
    heard({ payload: { round: null } }),
    heard({ payload: null }),
  ]
  expect(playDaysOf(others)).toEqual([])
})
