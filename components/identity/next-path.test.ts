import { expect, test } from 'vitest'
import { nextPathOf } from './next-path'

test('a screen of ours is where one goes on', () => {
  expect(nextPathOf('/wallet?asset=GOLD#today')).toBe('/wallet?asset=GOLD#today')
})

test('no other site can be reached through it', () => {
  const tricks = [
    'https://evil.example',
    '//evil.example',
    '/\\evil.example',
    '/\t/evil.example',
    '\\\\evil.example',
    'javascript:alert(1)',
    '/..//evil.example',
    'wallet',
    '',
  ]
  for (const trick of tricks)
    expect(new URL(nextPathOf(trick), 'https://moa.example').origin).toBe('https://moa.example')
  expect(nextPathOf('/..//evil.example')).not.toMatch(/^\/\//)
})

test('repeated, missing and operational addresses lead home', () => {
  for (const next of [undefined, ['/wallet', '/home'], '/api/auth/logout']) expect(nextPathOf(next)).toBe('/home')
})
