import { expect, test } from 'vitest'
import { keyedDigest, seal, unseal } from './seal'

test('what is sealed for a purpose opens for it, and for no other', () => {
  const sealed = seal('moa/test/one', '교환권 1234')
  expect(unseal('moa/test/one', sealed)).toBe('교환권 1234')
  expect(unseal('moa/test/other', sealed)).toBeNull()
})

test('the same text is sealed differently each time, and tells nothing of itself', () => {
  const [one, other] = [seal('moa/test/one', 'AB-12'), seal('moa/test/one', 'AB-12')]
  expect(one.equals(other)).toBe(false)
  expect(one.toString('latin1')).not.toContain('AB-12')
})

test('what was touched does not open', () => {
  const sealed = seal('moa/test/one', 'AB-12')
  sealed[sealed.length - 1] = (sealed.at(-1) ?? 0) ^ 1
  expect(unseal('moa/test/one', sealed)).toBeNull()
})

test('equal texts have equal digests under one purpose only', () => {
  expect(keyedDigest('moa/test/one', 'A').equals(keyedDigest('moa/test/one', 'A'))).toBe(true)
  expect(keyedDigest('moa/test/one', 'A').equals(keyedDigest('moa/test/other', 'A'))).toBe(false)
  expect(keyedDigest('moa/test/one', 'A').equals(keyedDigest('moa/test/one', 'B'))).toBe(false)
})
