import { describe, expect, test } from 'vitest'
import { type Endpoint, endpoint } from '@/lib/platform/kernel/endpoint'
import * as api from './api'
import { errorsHaveWords, localesAgree } from './messages'
import * as structure from './structure'

// Each check is shown a violation that it must find and a neighbour that it must let pass.
type Seed = [check: structure.Check, file: string, wrong: string, right: string]

const SCHEMA = { file: 'prisma/schema.prisma', text: 'schemas = ["platform", "identity", "ledger", "arcade"]' }
const MODELS = { file: 'prisma/models/ledger.prisma', text: 'model Account {\n}' }
const lines = (count: number) => 'x\n'.repeat(count)

const BY_TEXT: Seed[] = [
  [structure.serverFilesSaySo, 'lib/arcade/slot/service.ts', 'export {}', "import 'server-only'\nexport {}"],
  [structure.serverFilesSaySo, 'lib/arcade/slot/reads/list.ts', "// import 'server-only'", "import 'server-only'\n"],
  [structure.pureFilesArePure, 'lib/arcade/slot/rules.ts', 'const t = Date.now()', 'const t = (now: Date) => now'],
  [structure.pureFilesArePure, 'lib/platform/kernel/id.ts', 'Math.random()', 'draw(6)'],
  [structure.environmentHasOneReader, 'lib/ledger/a/adapter.ts', 'process.env.LOG_LEVEL', 'process.env.NODE_ENV'],
  [structure.lineLimits, 'app/api/spin/route.ts', lines(61), lines(60)],
  [structure.lineLimits, 'components/arcade/slot.tsx', lines(251), lines(250)],
  [structure.lineLimits, 'lib/ledger/accounts/service.ts', lines(301), lines(300)],
  [
    structure.tablesHaveOneOwner,
    'lib/arcade/slot/service.ts',
    'await tx.account.findMany()',
    'await tx.round.findMany()',
  ],
  [
    structure.sqlStaysAtHome,
    'lib/arcade/slot/service.ts',
    '`select * from ledger.post(?)`',
    "appendEvent('ledger.posted')",
  ],
  [
    structure.sqlStaysAtHome,
    'lib/arcade/slot/reads.ts',
    "'select 1 from platform.event'",
    "'select platform.clock_now()'",
  ],
  [
    structure.sqlStaysAtHome,
    'lib/platform/db/x.ts',
    '`insert into ledger.account values (1)`',
    '`select from platform.event`',
  ],
  [
    structure.migrationsStayAtHome,
    'prisma/migrations/20261121000400_arcade/migration.sql',
    'references ledger.transfer(id);',
    'select platform.x(); -- ledger.entry',
  ],
  [structure.balancesAreNotComputed, 'components/wallet/row.tsx', 'gold.available - bet', 'format(gold.available)'],
]

const BY_NAME: [check: structure.Check, wrong: string, right: string][] = [
  [structure.sliceVocabulary, 'lib/arcade/slot/engine.ts', 'lib/arcade/slot/rules.ts'],
  [structure.sliceVocabulary, 'lib/constants.ts', 'lib/registry.ts'],
  [structure.fileNames, 'components/Button.tsx', 'components/button.tsx'],
  [structure.fileNames, 'lib/arcade/slot/index.ts', 'lib/arcade/slot/rules.ts'],
  [structure.fileNames, 'app/userProfile/page.tsx', 'app/(member)/users/[id]/page.tsx'],
  [structure.noDumpingGrounds, 'lib/platform/utils/date.ts', 'lib/platform/clock/clock.ts'],
]

const operation = (overrides: Partial<Endpoint>): Endpoint =>
  endpoint({
    id: 'listThings',
    method: 'GET',
    path: '/api/things',
    summary: '',
    auth: 'member',
    responses: {},
    errors: [],
    ...overrides,
  })
const routeOf = (id: string) => ({
  file: 'app/api/things/route.ts',
  text: `export const { GET } = routes(route(${id}, f))`,
})

describe('structure checks', () => {
  test.each(BY_TEXT)('%o finds its violation in %s', (check, file, wrong, right) => {
    expect(check([SCHEMA, MODELS, { file, text: wrong }])).not.toEqual([])
    expect(check([SCHEMA, MODELS, { file, text: right }])).toEqual([])
  })

  test.each(BY_NAME)('%o finds %s', (check, wrong, right) => {
    expect(check([{ file: wrong, text: '' }])).toEqual([wrong])
    expect(check([{ file: right, text: '' }])).toEqual([])
  })

  test('a migration of an unknown context is found', () => {
    const file = 'prisma/migrations/20261121000500_shop/migration.sql'
    expect(structure.migrationsStayAtHome([SCHEMA, { file, text: '' }])).toEqual([`${file}: shop is no context`])
  })

  test('a contract that the registry lacks is found', () => {
    const contract = { file: 'lib/arcade/slot/contract.ts', text: '' }
    const registry = { file: 'lib/registry.ts', text: "import * as slot from '@/lib/arcade/slot/contract'" }
    expect(structure.contractsAreRegistered([contract, { ...registry, text: '' }])).toEqual([contract.file])
    expect(structure.contractsAreRegistered([contract, registry])).toEqual([])
  })
})

describe('interface checks', () => {
  test('a route file without an operation is found', () => {
    expect(api.routesMatchOperations([routeOf('listThings')], [])).toHaveLength(2)
  })

  test('an operation without a route file is found', () => {
    expect(api.routesMatchOperations([], [operation({})])).toEqual(['listThings: nothing serves GET /api/things'])
  })

  test('an operation that its route file forgets is found', () => {
    const created = operation({ id: 'createThing', method: 'POST' })
    expect(api.routesMatchOperations([routeOf('listThings')], [operation({}), created])).toEqual([
      'createThing: nothing serves POST /api/things',
    ])
  })

  test('an operation served at its path passes', () => {
    expect(api.routesMatchOperations([routeOf('listThings')], [operation({})])).toEqual([])
  })

  test('an operation served under another name passes', () => {
    const text = "import { listThings as contract } from 'x'\nexport const { GET } = routes(route(contract, f))"
    expect(api.routesMatchOperations([{ ...routeOf(''), text }], [operation({})])).toEqual([])
  })

  test('an exception whose file is gone is found', () => {
    expect(api.staleExceptions([])).not.toEqual([])
  })

  test('two operations of one name are found', () => {
    expect(api.operationsAreUnique([operation({}), operation({ path: '/api/others' })])).toEqual(['listThings'])
  })

  test('an operator write that is not idempotent is found', () => {
    const write = operation({ path: '/api/admin/things', method: 'POST', auth: ['ADMIN'] })
    expect(api.operatorWritesAreIdempotent([write])).toEqual(['listThings'])
    expect(api.operatorWritesAreIdempotent([{ ...write, idempotent: true }])).toEqual([])
  })

  test('an operator path open to members is found', () => {
    expect(api.operatorPathsAreGuarded([operation({ path: '/api/admin/things' })])).toEqual(['listThings'])
    expect(api.operatorPathsAreGuarded([operation({ path: '/api/admin/things', auth: ['ADMIN'] })])).toEqual([])
  })
})

describe('word checks', () => {
  test('a text that one locale lacks, leaves empty or fills otherwise is found', () => {
    const ko = { wallet: { title: '지갑', sum: '{amount} GOLD', only: '하나', blank: '빈칸' } }
    const en = { wallet: { title: 'Wallet', sum: '{total} GOLD', other: 'one', blank: '' } }
    expect(localesAgree(ko, en)).toEqual([
      'en lacks wallet.only',
      'ko lacks wallet.other',
      'wallet.blank is empty',
      'wallet.sum has other placeholders in ko than in en',
    ])
    expect(localesAgree(ko, ko)).toEqual([])
  })

  test('arms of a plural are words, not placeholders', () => {
    const ko = { wallet: { count: '{count}번', nested: '{count, plural, other {{name}님}}' } }
    const en = { wallet: { count: '{count, plural, one {once} other {# times}}', nested: '{count} by {name}' } }
    expect(localesAgree(ko, en)).toEqual([])
  })

  test('an error code without words is found', () => {
    expect(errorsHaveWords({ errors: { NOT_FOUND: '없어요' } }, ['NOT_FOUND', 'CONFLICT'])).toEqual(['CONFLICT'])
  })
})
