import { describe, expect, test } from 'vitest'
import { shortcutOf } from './shortcuts'

const press = (key: string, held: Partial<{ metaKey: boolean; ctrlKey: boolean; altKey: boolean }> = {}) => ({
  key,
  metaKey: false,
  ctrlKey: false,
  altKey: false,
  ...held,
})
const READY = { isAwaiting: false, lettersOn: true }

describe('the keyboard of the console', () => {
  test('⌘K and Ctrl K open the palette, with the letters switched off too', () => {
    expect(shortcutOf(press('k', { metaKey: true }), READY)).toEqual({ act: 'palette' })
    expect(shortcutOf(press('K', { ctrlKey: true }), { ...READY, lettersOn: false })).toEqual({ act: 'palette' })
  })

  test('g waits for a letter, and the letter goes to its section', () => {
    expect(shortcutOf(press('g'), READY)).toEqual({ act: 'await' })
    expect(shortcutOf(press('m'), { ...READY, isAwaiting: true })).toEqual({ act: 'go', href: '/admin/members' })
    expect(shortcutOf(press('x'), { ...READY, isAwaiting: true })).toBeNull()
  })

  test('letters mean nothing when they are switched off', () => {
    for (const key of ['?', '/', 'j', 'k', 'g'])
      expect(shortcutOf(press(key), { ...READY, lettersOn: false })).toBeNull()
  })

  test('a letter with a modifier belongs to the browser', () => {
    expect(shortcutOf(press('g', { ctrlKey: true }), READY)).toBeNull()
    expect(shortcutOf(press('j', { altKey: true }), READY)).toBeNull()
  })
})
