import { expect, test } from 'vitest'
import { decideInvite, drawCode } from './rules'

test.each([
  [null, { valid: false, infinite: false, reason: 'unknown' }],
  [
    { infinite: false, status: 'ACTIVE', usedAt: null },
    { valid: true, infinite: false, reason: null },
  ],
  [
    { infinite: false, status: 'ACTIVE', usedAt: new Date(0) },
    { valid: false, infinite: false, reason: 'used' },
  ],
  [
    { infinite: false, status: 'DISABLED', usedAt: null },
    { valid: false, infinite: false, reason: 'disabled' },
  ],
  [
    { infinite: false, status: 'DISABLED', usedAt: new Date(0) },
    { valid: false, infinite: false, reason: 'used' },
  ],
  [
    { infinite: true, status: 'ACTIVE', usedAt: null },
    { valid: true, infinite: true, reason: null },
  ],
])('the code %j is %j', (code, check) => {
  expect(decideInvite(code)).toEqual(check)
})

test('a drawn code has ten letters in two groups, each letter drawn on its own', () => {
  let next = 0
  expect(drawCode((bound) => next++ % bound)).toBe('01234-56789')
})
