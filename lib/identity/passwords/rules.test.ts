import { expect, test } from 'vitest'
import { COMMON_PASSWORDS, PASSWORD_MIN } from './constants'
import { findPasswordFault, normalisePassword } from './rules'

const owner = { email: 'jieun.kim@moa.test', nickname: '지은 Kim' }

test.each([
  ['password', 'too_common'],
  ['PASSWORD123', 'too_common'],
  ['ｐａｓｓｗｏｒｄ', 'too_common'],
  ['zzzzzzzzzz', 'too_common'],
  ['Jieun.Kim@moa.test', 'like_email'],
  ['jieun.kim', 'like_email'],
  ['지은 kim', 'like_nickname'],
  ['a long walk along the Han', null],
  ['한강에서 걷기', null],
])('%s is %s', (password, fault) => {
  expect(findPasswordFault(password, owner)).toBe(fault)
})

test('a password has one spelling in every composition', () => {
  expect(normalisePassword('한강'.normalize('NFD'))).toBe(normalisePassword('한강'.normalize('NFC')))
})

test('the list holds only what the length rule lets through, in lower case', () => {
  for (const password of COMMON_PASSWORDS) {
    expect(password.length).toBeGreaterThanOrEqual(PASSWORD_MIN)
    expect(password).toBe(password.toLowerCase())
  }
})
