import { expect, test } from 'vitest'
import { BLANK, draftOf, faultsIn, recordOf, type StockDraft, textOf } from './stock-draft'

const SOUND: StockDraft = {
  symbol: 'AAPL',
  nameKo: '애플',
  nameEn: 'Apple',
  position: '1',
  validFrom: '2026-11-23',
  validTo: '',
}
const STOCK = {
  ...SOUND,
  position: 1,
  validTo: null,
  version: 3,
  changedAt: '2026-11-21T00:00:00.000Z',
}

test('a sound draft becomes the record, without an end', () => {
  expect(faultsIn(SOUND)).toEqual([])
  expect(recordOf({ ...SOUND, nameKo: ' 애플 ' })).toEqual(draftOf(STOCK))
})

test('what is read can be written back unchanged', () => {
  expect(recordOf(textOf(STOCK))).toEqual(draftOf(STOCK))
})

test('an empty draft lacks everything but an end', () => {
  expect(faultsIn(BLANK)).toEqual(['symbol', 'nameKo', 'nameEn', 'position', 'validFrom'])
})

test.each([
  ['symbol', 'aapl'],
  ['symbol', 'TOOLONGTICKER'],
  ['position', '0'],
  ['position', '1.5'],
  ['position', '1001'],
  ['nameEn', 'x'.repeat(61)],
  ['validTo', '2026-11-22'],
] as const)('%s %j is refused', (field, text) => {
  expect(faultsIn({ ...SOUND, [field]: text })).toEqual([field])
})
