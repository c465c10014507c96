import { describe, expect, test } from 'vitest'
import { ERROR_STATUS } from '@/lib/platform/kernel/errors'
import { endpoints } from '@/lib/registry'
import * as api from './api'
import { readHouse, readMessages } from './house'
import { errorsHaveWords, localesAgree } from './messages'
import * as structure from './structure'

const house = readHouse()

describe('structure', () => {
  test.each<[sentence: string, check: structure.Check]>([
    ['a slice is written in the closed vocabulary', structure.sliceVocabulary],
    ['file names are kebab-case and nothing is a barrel', structure.fileNames],
    ['nothing is called utils, helpers, types, common or shared', structure.noDumpingGrounds],
    ['server files say so', structure.serverFilesSaySo],
    ['pure files own no clock, no dice and no environment', structure.pureFilesArePure],
    ['only lib/platform/env reads the environment', structure.environmentHasOneReader],
    ['files stay within their length', structure.lineLimits],
    ['a table is touched only by the context that owns it', structure.tablesHaveOneOwner],
    ['SQL text names no table or function of another context', structure.sqlStaysAtHome],
    ['a migration speaks of its own context', structure.migrationsStayAtHome],
    ['every contract is registered', structure.contractsAreRegistered],
    ['no component computes with a balance', structure.balancesAreNotComputed],
  ])('%s', (_sentence, check) => {
    expect(check(house)).toEqual([])
  })
})

describe('interface', () => {
  test('route files and operations match, both ways', () => {
    expect(api.routesMatchOperations(house, endpoints)).toEqual([])
  })

  test('every exception to that is a file that exists', () => {
    expect(api.staleExceptions(house)).toEqual([])
  })

  test('an operation is named once and served once', () => {
    expect(api.operationsAreUnique(endpoints)).toEqual([])
  })

  test("an operator's write is idempotent", () => {
    expect(api.operatorWritesAreIdempotent(endpoints)).toEqual([])
  })

  test('operator paths ask for a role', () => {
    expect(api.operatorPathsAreGuarded(endpoints)).toEqual([])
  })
})

describe('words', () => {
  test('ko and en say the same things', () => {
    expect(localesAgree(readMessages('ko'), readMessages('en'))).toEqual([])
  })

  test.each(['ko', 'en'] as const)('every error code has words in %s', (locale) => {
    expect(errorsHaveWords(readMessages(locale), Object.keys(ERROR_STATUS))).toEqual([])
  })
})
