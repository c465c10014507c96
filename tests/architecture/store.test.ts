import { expect, test } from 'vitest'
import { readHouse } from './house'

const isTest = (file: string) => /\.test\.tsx?$/.test(file)
const house = readHouse().filter(({ file }) => /^(app|components|store)\//.test(file) && !isTest(file))
const browser = house.filter(({ file }) => !file.startsWith('app/'))

const found = (files: typeof house, pattern: RegExp) =>
  files.flatMap(({ file, text }) => [...text.matchAll(pattern)].map(([line]) => `${file}: ${line.trim()}`))

test('browser code takes types from contracts, never the schemas: they weigh 30 KB on every page', () => {
  const values = /^import (?!type )[^;']*?from '(zod|@\/lib\/[^']*\/contract(\/[^']*)?)'/gm
  expect(found(browser, values)).toEqual([])
})

test('one store holds the balances: nobody else makes one, or writes into it', () => {
  const stores = found(house, /^import (?!type )[^;']*?from 'zustand[^']*'/gm)
  expect(stores.map((line) => line.split(':')[0])).toEqual(['store/moa-store.ts'])
  const writers = found(
    house.filter(({ file }) => file !== 'store/moa-store.ts'),
    /\buse\w*Store\.setState|\.setState\(|createStore\(/g,
  )
  expect(writers).toEqual([])
})

test('what a balance becomes is what the server says: nothing in the store computes one', () => {
  // The formatter parts operators from words: what has no space is an address or a file's name.
  const computing = /\b(available|held|posted)\b(?:\s*[-+*/]=|\s+[-+*/]\s)|(?:[-+*]=?\s*)\w+\.(available|held)\b/g
  expect(found(browser, computing)).toEqual([])
})

test('the store takes balances by merging versions only', () => {
  const assigning = found(
    browser.filter(({ file }) => !['store/merge.ts', 'store/moa-store.ts'].includes(file)),
    /setQueryData\([^)]*balance/gi,
  )
  expect(assigning).toEqual([])
})
