import { expect, test } from 'vitest'
import { decideLocale } from './locale'

test('the choice wins over the browser', () => {
  expect(decideLocale('en', 'ko-KR,ko;q=0.9')).toBe('en')
})

test('the first language that we speak is taken', () => {
  expect(decideLocale(undefined, 'fr-FR,fr;q=0.9,en;q=0.8,ko;q=0.7')).toBe('en')
})

test('whoever speaks neither, or says nonsense, gets Korean', () => {
  for (const header of [null, '', 'fr', '*', ';;,,', 'e', 'xx-EN']) expect(decideLocale('zz', header)).toBe('ko')
})
