import { expect, test } from 'vitest'
import { FILTER_KEYS, type FilterUrl, filterOf } from './round-filter'

const urlOf = (given: Partial<FilterUrl>): FilterUrl =>
  ({ ...Object.fromEntries(FILTER_KEYS.map((key) => [key, ''])), ...given }) as FilterUrl

test('an empty address asks for every round', () => {
  expect(filterOf(urlOf({}))).toEqual({})
})

test('every part of the address is asked for', () => {
  const member = 'usr_01KADX4T5QZ3M8V0W2Y6B9C1DE'
  const round = 'rnd_01KADX4T5QZ3M8V0W2Y6B9C1DE'
  const url = { game: 'rps', member, round, version: '2', presentation: 'push', from: '2026-11-01', to: '2026-11-21' }
  expect(filterOf(urlOf(url))).toEqual({
    game: 'rps',
    memberId: member,
    roundId: round,
    version: 2,
    presentation: 'push',
    from: '2026-11-01',
    to: '2026-11-21',
  })
})

test('what makes no sense is left out instead of being refused', () => {
  const url = {
    game: 'chess',
    member: 'usr_1',
    round: 'x',
    version: '0',
    presentation: 'joy',
    from: '21.11.',
    to: 'now',
  }
  expect(filterOf(urlOf(url))).toEqual({})
})
