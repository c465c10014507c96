import { expect, test } from 'vitest'
import { decodable } from './edge'

test.each([
  ['/api/users/%E0%A4%A/profile', '/api/users/%25E0%25A4%25A/profile'],
  ['/%?x=%', '/%25?x=%'],
  ['/%ED%A0%80', '/%25ED%25A0%2580'],
  ['*', '/*'],
])('%s, which nobody can decode, is taken literally', (address, literal) => {
  expect(decodable(address)).toBe(literal)
})

test.each(['/', '/api/users/%EA%B0%80?q=%zz', '/a%20b?c?d', 'http://moa.test/x', ''])(
  '%s stays as it is',
  (address) => {
    expect(decodable(address)).toBe(address)
  },
)
