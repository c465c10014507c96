import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { advance, formatPositions, mergeNewest, type Position, parsePositions } from './rules'

const entry = (accountId: string, version: number, second: number) => ({
  accountId,
  version: BigInt(version),
  createdAt: new Date(second * 1000),
})

describe('a page', () => {
  test('takes the newest of all accounts first', () => {
    const page = mergeNewest([[entry('1', 2, 30), entry('1', 1, 10)], [entry('2', 1, 20)]], 2)
    expect(page.map(({ accountId, version }) => `${accountId}.${version}`)).toEqual(['1.2', '2.1'])
  })

  test('keeps an account’s own order when its clock went backwards', () => {
    const page = mergeNewest([[entry('1', 2, 10), entry('1', 1, 30)], [entry('2', 1, 20)]], 3)
    expect(page.map(({ accountId, version }) => `${accountId}.${version}`)).toEqual(['2.1', '1.2', '1.1'])
  })

  test('pages show every entry once, whatever the clocks and the limit', () => {
    const account = fc.array(fc.nat(50), { maxLength: 12 })
    fc.assert(
      fc.property(fc.array(account, { maxLength: 4 }), fc.integer({ min: 1, max: 7 }), (accounts, limit) => {
        const all = accounts.map((seconds, at) =>
          seconds.map((second, index) => entry(String(at + 1), seconds.length - index, second)),
        )
        let positions: Position[] = all.map((_list, at) => ({ accountId: String(at + 1), before: '99' }))
        const seen: string[] = []
        for (let turn = 0; turn < 60; turn++) {
          const left = all.map((list, at) => list.filter((one) => one.version < BigInt(positions[at]?.before ?? 0)))
          const page = mergeNewest(left, limit)
          seen.push(...page.map(({ accountId, version }) => `${accountId}.${version}`))
          positions = advance(positions, page)
        }
        expect(seen.sort()).toEqual(
          all
            .flat()
            .map(({ accountId, version }) => `${accountId}.${version}`)
            .sort(),
        )
      }),
    )
  })
})

describe('positions as text', () => {
  test('come back as they were', () => {
    const positions = [
      { accountId: '12', before: '9223372036854775807' },
      { accountId: '13', before: '4' },
    ]
    expect(parsePositions(formatPositions(positions))).toEqual(positions)
  })

  test.each(['', '1', '1:', ':1', '1:2,', 'a:b', '1:2;3:4', '1:99999999999999999999', '-1:2', '1:2 '])(
    '%j is none',
    (text) => {
      expect(parsePositions(text)).toBeNull()
    },
  )
})
