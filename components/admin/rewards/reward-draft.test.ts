import { expect, test } from 'vitest'
import { BLANK, changeOf, editOf, faultsIn, type RewardDraft } from './reward-draft'

const SOUND: RewardDraft = {
  ...BLANK,
  sku: 'americano-demo',
  nameKo: '아메리카노',
  nameEn: 'Americano',
  descriptionKo: '따뜻한 한 잔',
  descriptionEn: 'A warm cup',
  pricePoints: '1,200',
}

test('a sound draft becomes an edit with a whole price', () => {
  expect(faultsIn(SOUND)).toEqual([])
  expect(editOf(SOUND)).toMatchObject({ pricePoints: 1_200, isActive: false, image: 'gift' })
})

test.each([
  ['sku', 'Americano'],
  ['sku', '-a'],
  ['nameKo', ' '],
  ['descriptionEn', 'x'.repeat(201)],
  ['pricePoints', '0'],
  ['pricePoints', '1000001'],
  ['pricePoints', '12.5'],
] as const)('%s %j is refused', (field, text) => {
  expect(faultsIn({ ...SOUND, [field]: text })).toEqual([field])
})

test.each([
  ['20', 20],
  ['+5', 5],
  ['-3', -3],
  ['−3', -3],
  ['1,000', 1_000],
])('%j moves stock', (text, change) => {
  expect(changeOf(text)).toBe(change)
})

test.each(['', '0', '1.5', '100001', 'ten'])('%j moves none', (text) => {
  expect(changeOf(text)).toBeNull()
})
