import { expect, test } from 'vitest'
import { SECTIONS } from '../console/sections'
import { shortcutOf } from '../console/shortcuts'
import { KEYS, outcomeOfKey } from './outcome-keys'

const stroke = (key: string) => ({ key, metaKey: false, ctrlKey: false, altKey: false })

test('u is up, d is down, v is void, in either case', () => {
  expect(['u', 'D', 'v', 'x'].map((key) => outcomeOfKey(stroke(key)))).toEqual(['UP', 'DOWN', 'VOID', undefined])
})

test('a letter with a modifier decides nothing', () => {
  expect(outcomeOfKey({ ...stroke('d'), ctrlKey: true })).toBeUndefined()
})

test('no letter that decides means anything else in the console', () => {
  for (const key of Object.values(KEYS)) {
    expect(shortcutOf(stroke(key), { isAwaiting: false, lettersOn: true })).toBeNull()
    expect(SECTIONS.some((section) => section.key === key)).toBe(false)
  }
})
