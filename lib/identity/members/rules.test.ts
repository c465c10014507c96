import { expect, test } from 'vitest'
import { Email, Nickname } from './contract'
import { canChangeOnboarding, nicknameKeyOf } from './rules'

test.each([
  ['Moa', 'MOA'],
  ['Ｍｏａ', 'moa'],
  ['모아'.normalize('NFD'), '모아'],
])('%s and %s are one nickname', (one, other) => {
  expect(nicknameKeyOf(one)).toBe(nicknameKeyOf(other))
})

test.each(['a', 'x'.repeat(31), 'a\u200bb', 'a\u202eb', 'a\nb', ' \u00a0 '])('%j is no nickname', (text) => {
  expect(Nickname.safeParse(text).success).toBe(false)
})

test.each(['모아 회원', 'a-b_c.d', '🎰 77', "O'Neil"])('%s is a nickname', (text) => {
  expect(Nickname.parse(` ${text} `)).toBe(text)
})

test('an e-mail is kept in lower case without blanks', () => {
  expect(Email.parse(' Jieun.Kim@Moa.TEST ')).toBe('jieun.kim@moa.test')
  expect(Email.safeParse('jieun@').success).toBe(false)
})

test('the tutorial is open to change until it is done', () => {
  expect(
    ['OPEN', 'SKIPPED', 'DONE'].map((status) => canChangeOnboarding({ step: 0, status: status as 'OPEN' })),
  ).toEqual([true, true, false])
})
