import { expect, test } from 'vitest'
import { filterOf } from './redemption-filter'

const ID = 'usr_01ARZ3NDEKTSV4RRFFQ69G5FAV'

test('a state, those under way, and a member can be looked for', () => {
  expect(filterOf({ state: 'UNKNOWN', member: ID })).toEqual({ state: 'UNKNOWN', memberId: ID })
  expect(filterOf({ state: 'open', member: '' })).toEqual({ open: 'true' })
})

test('what is no filter is left out', () => {
  expect(filterOf({ state: 'LOST', member: 'usr_1' })).toEqual({})
})
