import { expect, test } from 'vitest'
import { maskNickname } from './nickname'

test('a masked nickname shows its first character, whole, and not how long it is', () => {
  expect(maskNickname('하늘')).toBe('하•••')
  expect(maskNickname('하늘바다')).toBe('하•••')
  expect(maskNickname('👩‍👩‍👧 가족')).toBe('👩‍👩‍👧•••')
})
