import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, test, vi } from 'vitest'
import * as overviewRoute from '@/app/api/admin/ledger/overview/route'
import * as transferRoute from '@/app/api/admin/ledger/transfers/[id]/route'
import * as transfersRoute from '@/app/api/admin/ledger/transfers/route'
import * as memberHistoryRoute from '@/app/api/admin/users/[id]/balance/history/route'
import * as memberBalanceRoute from '@/app/api/admin/users/[id]/balance/route'
import * as deductRoute from '@/app/api/admin/users/[id]/gold/deduct/route'
import * as grantRoute from '@/app/api/admin/users/[id]/gold/grant/route'
import * as pointsRoute from '@/app/api/admin/users/adjust-points/route'
import * as historyRoute from '@/app/api/users/balance/history/route'
import * as balanceRoute from '@/app/api/users/balance/route'
import * as pointsBalanceRoute from '@/app/api/v1/points/balance/route'
import * as pointsLedgerRoute from '@/app/api/v1/points/ledger/route'
import { ADJUSTMENT_MAX } from '@/lib/ledger/constants'
import { sealTransfers } from '@/lib/ledger/proof/service'
import { hold, postBatch, walletOf } from '@/lib/ledger/service'
import { db, transaction } from '@/lib/platform/db/client'
import { newId } from '@/lib/platform/random/random'
import { ask } from '@/tests/support/ask'
import { ISSUE, leg, SINK, transferOf } from '@/tests/support/ledger'
import { aMember, anOperator, type TestMember } from '@/tests/support/members'

type Headers = { headers: { authorization: string } }
let operator: TestMember
beforeAll(async () => {
  operator = await anOperator()
})

type Order = { amount?: unknown; reason?: unknown; key?: string; by?: Headers }
const adjust =
  (post: typeof grantRoute.POST) =>
  (id: string, { amount = 50, reason = 'a good turn', key = randomUUID(), by = operator }: Order = {}) =>
    ask('POST', post, { params: { id }, body: { amount, reason }, key, headers: by.headers })
const grant = adjust(grantRoute.POST)
const deduct = adjust(deductRoute.POST)
const adjustPoints = (memberId: string, amount: number, key = randomUUID()) =>
  ask('POST', pointsRoute.POST, { body: { memberId, amount, reason: 'points' }, key, headers: operator.headers })
const balanceSeenBy = async ({ headers }: Headers) => (await ask('GET', balanceRoute.GET, { headers })).json
const historySeenBy = ({ headers }: Headers, query = '') => ask('GET', historyRoute.GET, { headers, query })

describe('my balance', () => {
  test('names every asset, with versions', async () => {
    expect(await balanceSeenBy(await aMember())).toEqual({
      version: 1,
      balances: {
        GOLD: { available: 1_000, held: 0, version: 1 },
        GEM: { available: 0, held: 0, version: 0 },
        POINT: { available: 0, held: 0, version: 0 },
        SHARD: { available: 0, held: 0, version: 0 },
      },
    })
  })

  test('shows what is held apart from what is available', async () => {
    const member = await aMember()
    const given = {
      scope: 't',
      key: randomUUID(),
      reason: 'test',
      from: walletOf(member.id),
      to: SINK,
      asset: 'GOLD',
      amount: 300,
    }
    await transaction((tx) => hold(tx, given))
    expect((await balanceSeenBy(member)).balances.GOLD).toEqual({ available: 700, held: 300, version: 2 })
  })
})

describe('my history', () => {
  test('lists what changed the balance, newest first, with the running balance', async () => {
    const member = await aMember()
    await grant(member.id, { amount: 50 })
    await deduct(member.id, { amount: 20 })
    const { items, nextCursor } = (await historySeenBy(member)).json
    expect(
      items.map((item: Record<string, unknown>) => [item.asset, item.amount, item.balanceAfter, item.reason]),
    ).toEqual([
      ['GOLD', -20, 1_030, 'admin_deduct'],
      ['GOLD', 50, 1_050, 'admin_grant'],
      ['GOLD', 1_000, 1_000, 'welcome'],
    ])
    expect(nextCursor).toBeNull()
  })

  test('keeps operators’ words to the operators', async () => {
    const member = await aMember()
    await grant(member.id, { reason: 'between us' })
    expect((await historySeenBy(member)).text).not.toContain('between us')
    const seen = await ask('GET', memberHistoryRoute.GET, { params: { id: member.id }, headers: operator.headers })
    expect(seen.json.items[0]).toMatchObject({ memo: 'between us', actor: operator.id })
  })

  test('pages over all assets miss and repeat nothing while entries are added', async () => {
    const member = await aMember()
    const wallet = walletOf(member.id)
    for (let round = 0; round < 9; round++) {
      await postBatch([
        transferOf([leg(ISSUE, wallet, 1), leg(ISSUE, wallet, 2, 'GEM')]),
        transferOf([leg(wallet, SINK, 1)]),
      ])
    }
    const seen: string[] = []
    let query = '?limit=4'
    for (;;) {
      const { items, nextCursor } = (await historySeenBy(member, query)).json
      for (const { asset, version } of items) seen.push(`${asset} ${version}`)
      await postBatch([transferOf([leg(ISSUE, wallet, 1, 'GEM')])])
      if (!nextCursor) break
      query = `?limit=4&cursor=${nextCursor}`
    }
    const wanted = [
      ...Array.from({ length: 19 }, (_, at) => `GOLD ${at + 1}`),
      ...Array.from({ length: 9 }, (_, at) => `GEM ${at + 1}`),
    ]
    expect([...seen].sort()).toEqual(wanted.sort())
  })

  test('of one asset has that asset only', async () => {
    const member = await aMember()
    await adjustPoints(member.id, 5)
    const { items } = (await historySeenBy(member, '?asset=POINT')).json
    expect(items).toMatchObject([{ asset: 'POINT', amount: 5, balanceAfter: 5, version: 1 }])
    expect((await historySeenBy(member, '?asset=NOTHING')).json).toEqual({ items: [], nextCursor: null })
  })

  test.each(['?cursor=bm9uc2Vuc2U', '?cursor=%00', '?limit=0', '?limit=101', '?asset=gold', '?unknown=1'])(
    '%s is refused',
    async (query) => {
      expect((await historySeenBy(await aMember(), query)).status).toBe(422)
    },
  )

  test('a cursor of another member’s history shows nothing of theirs', async () => {
    const [a, b] = [await aMember(), await aMember()]
    await grant(a.id)
    const { nextCursor } = (await historySeenBy(a, '?limit=1')).json
    const { items } = (await historySeenBy(b, `?cursor=${nextCursor}`)).json
    expect(items.map((item: { amount: number }) => item.amount)).toEqual([1_000])
  })
})

describe('my points', () => {
  test('have a balance and a ledger of their own', async () => {
    const { id, headers } = await aMember()
    await adjustPoints(id, 30)
    await adjustPoints(id, -10)
    expect((await ask('GET', pointsBalanceRoute.GET, { headers })).json).toEqual({
      asset: 'POINT',
      available: 20,
      held: 0,
      version: 2,
    })
    const { items } = (await ask('GET', pointsLedgerRoute.GET, { headers })).json
    expect(items.map((item: { amount: number }) => item.amount)).toEqual([-10, 30])
  })
})

describe('an operator', () => {
  test('grants and deducts GOLD, and gets the transfer and the new balance', async () => {
    const member = await aMember()
    const given = await grant(member.id, { amount: 500 })
    expect([given.status, given.json.balance.balances.GOLD.available]).toEqual([200, 1_500])
    const taken = await deduct(member.id, { amount: 1_500 })
    expect(taken.json.balance).toEqual(await balanceSeenBy(member))
    expect(taken.json.balance.balances.GOLD.available).toBe(0)
  })

  test('cannot deduct what is not there', async () => {
    const member = await aMember()
    const answer = await deduct(member.id, { amount: 1_001 })
    expect([answer.status, answer.json.code]).toEqual([422, 'INSUFFICIENT_FUNDS'])
    expect((await adjustPoints(member.id, -1)).json.code).toBe('INSUFFICIENT_FUNDS')
    expect(await balanceSeenBy(member)).toMatchObject({ version: 1 })
  })

  test.each([ADJUSTMENT_MAX + 1, Number.MAX_SAFE_INTEGER])('cannot move %i at once', async (amount) => {
    const { id } = await aMember()
    expect((await grant(id, { amount })).json.code).toBe('INVALID_INPUT')
    expect((await adjustPoints(id, -amount)).json.code).toBe('INVALID_INPUT')
  })

  test('grants once under one key, one after the other and at once', async () => {
    const [member, key] = [await aMember(), randomUUID()]
    const answers = await Promise.all(Array.from({ length: 8 }, () => grant(member.id, { key })))
    answers.push(await grant(member.id, { key }))
    expect(new Set(answers.map(({ text }) => text)).size).toBe(1)
    expect((await balanceSeenBy(member)).balances.GOLD).toEqual({ available: 1_050, held: 0, version: 2 })
    expect((await grant(member.id, { key, amount: 51 })).json.code).toBe('IDEMPOTENCY_KEY_REUSED')
  })

  test('gets the same refusal again after the money has come', async () => {
    const [member, key] = [await aMember(), randomUUID()]
    const first = await deduct(member.id, { amount: 2_000, key })
    await grant(member.id, { amount: 5_000 })
    const second = await deduct(member.id, { amount: 2_000, key })
    expect([second.status, second.text]).toEqual([422, first.text])
  })

  test('leaves an audit row beside the transfer, refused or not', async () => {
    const member = await aMember()
    await grant(member.id, { reason: 'for the audit' })
    await deduct(member.id, { amount: 9_999 })
    const rows = await db.audit.findMany({ where: { subject: member.id }, orderBy: { id: 'asc' } })
    expect(rows.map((row) => [row.actor, row.action, row.status])).toEqual([
      [operator.id, 'grantGold', 200],
      [operator.id, 'deductGold', 422],
    ])
  })

  test.each([
    ['no amount', { amount: null }],
    ['nothing', { amount: 0 }],
    ['less than nothing', { amount: -5 }],
    ['a fraction', { amount: 0.5 }],
    ['text', { amount: '5' }],
    ['more than JSON carries', { amount: 2 ** 53 }],
    ['no reason', { reason: '' }],
    ['blanks for a reason', { reason: '   ' }],
    ['a reason of two lines', { reason: 'a\nb' }],
    ['a reason of 201 characters', { reason: 'x'.repeat(201) }],
    ['half a character', { reason: '\ud800' }],
  ])('is refused with %s', async (_what, order) => {
    const member = await aMember()
    expect((await grant(member.id, order)).status).toBe(422)
    expect((await balanceSeenBy(member)).version).toBe(1)
  })

  test('finds no wallet behind an unknown member', async () => {
    const stranger = newId('usr')
    const answers = [
      await grant(stranger),
      await adjustPoints(stranger, 5),
      await ask('GET', memberBalanceRoute.GET, { params: { id: stranger }, headers: operator.headers }),
      await ask('GET', memberHistoryRoute.GET, { params: { id: stranger }, headers: operator.headers }),
    ]
    expect(answers.map(({ status, json }) => [status, json.code])).toEqual(Array(4).fill([404, 'NOT_FOUND']))
  })

  test('sees a member’s balance and history', async () => {
    const member = await aMember()
    const seen = await ask('GET', memberBalanceRoute.GET, { params: { id: member.id }, headers: operator.headers })
    expect(seen.json).toEqual(await balanceSeenBy(member))
  })
})

describe('the books', () => {
  const overview = async () => {
    const { json } = await ask('GET', overviewRoute.GET, { headers: operator.headers })
    return { ...json, GOLD: json.assets.find((one: { asset: string }) => one.asset === 'GOLD') }
  }

  test('say how much was issued, burnt and is in circulation, and why', async () => {
    const before = (await overview()).GOLD
    const member = await aMember()
    await grant(member.id, { amount: 70 })
    await deduct(member.id, { amount: 30 })
    const { GOLD } = await overview()
    expect([GOLD.issued - before.issued, GOLD.burnt - before.burnt]).toEqual([1_070, 30])
    expect(GOLD.inCirculation - before.inCirculation).toBe(1_040)
    const purposeOf = (books: typeof GOLD, direction: string, purpose: string): number =>
      books.purposes.find((one: typeof GOLD) => one.direction === direction && one.purpose === purpose).amount
    expect(purposeOf(GOLD, 'issue', 'admin') - purposeOf(before, 'issue', 'admin')).toBe(70)
    expect(purposeOf(GOLD, 'sink', 'admin') - purposeOf(before, 'sink', 'admin')).toBe(30)
    expect(GOLD.isBalanced).toBe(true)
  })

  test('show a transfer with its entries, intact, and its seal once it is sealed', async () => {
    const member = await aMember()
    const { transferId } = (await grant(member.id, { amount: 70, reason: '감사 | 선물' })).json
    const look = async () =>
      (await ask('GET', transferRoute.GET, { params: { id: transferId }, headers: operator.headers })).json
    expect(await look()).toMatchObject({ id: transferId, isIntact: true, memo: '감사 | 선물', reversedBy: null })
    // Transactions of other test files, in databases beside this one, hold the horizon back for a moment.
    await vi.waitFor(async () => {
      await sealTransfers()
      expect((await look()).seal?.hash).toMatch(/^[0-9a-f]{64}$/)
    }, 5_000)
    const { entries } = await look()
    expect(entries).toMatchObject([
      { leg: 1, owner: 'system', bucket: 'issue:admin', asset: 'GOLD', amount: -70 },
      { leg: 2, owner: member.id, bucket: 'main', asset: 'GOLD', amount: 70, balanceAfter: 1_070, version: 2 },
    ])
    expect((await overview()).seals.headHash).toMatch(/^[0-9a-f]{64}$/)
  })

  test('list all transfers, newest first, page by page', async () => {
    const listed: string[] = []
    for (let query = '?limit=7'; query; ) {
      const { json } = await ask('GET', transfersRoute.GET, { headers: operator.headers, query })
      listed.push(...json.items.map(({ id }: { id: string }) => id))
      query = json.nextCursor ? `?limit=7&cursor=${json.nextCursor}` : ''
    }
    expect(listed).toHaveLength(await db.transfer.count())
    expect(new Set(listed).size).toBe(listed.length)
    const forged = await ask('GET', transfersRoute.GET, { headers: operator.headers, query: '?cursor=eA' })
    expect(forged.status).toBe(422)
  })

  test('know no transfer that does not exist', async () => {
    const answer = await ask('GET', transferRoute.GET, { params: { id: newId('trf') }, headers: operator.headers })
    expect(answer.status).toBe(404)
  })
})

describe('access', () => {
  const operations = [
    ['grant', (by: Headers, id: string) => grant(id, { by })],
    ['deduct', (by: Headers, id: string) => deduct(id, { by })],
    [
      'points',
      (by: Headers, memberId: string) =>
        ask('POST', pointsRoute.POST, {
          body: { memberId, amount: 1, reason: 'x' },
          key: randomUUID(),
          headers: by.headers,
        }),
    ],
    ['balance', ({ headers }: Headers, id: string) => ask('GET', memberBalanceRoute.GET, { params: { id }, headers })],
    ['history', ({ headers }: Headers, id: string) => ask('GET', memberHistoryRoute.GET, { params: { id }, headers })],
    ['overview', ({ headers }: Headers) => ask('GET', overviewRoute.GET, { headers })],
    ['transfers', ({ headers }: Headers) => ask('GET', transfersRoute.GET, { headers })],
    ['transfer', ({ headers }: Headers) => ask('GET', transferRoute.GET, { params: { id: newId('trf') }, headers })],
  ] as const
  const nobody = { headers: {} as Headers['headers'] }

  test.each(operations)('nobody and no member may use %s of the back office', async (_name, operate) => {
    const [member, other] = [await aMember(), await aMember()]
    expect((await operate(nobody, member.id)).status).toBe(401)
    expect((await operate(member, member.id)).status).toBe(403)
    expect((await operate(other, member.id)).status).toBe(403)
    expect((await balanceSeenBy(member)).version).toBe(1)
  })

  test.each(operations.slice(0, 3))('an operator who may only read may not %s', async (_name, operate) => {
    const [member, reader] = [await aMember(), await anOperator({ roles: ['USER', 'ADMIN_READ'] })]
    expect((await operate(reader, member.id)).status).toBe(403)
  })

  test.each(operations.slice(3))('an operator who may only read may see %s', async (_name, operate) => {
    const [member, reader] = [await aMember(), await anOperator({ roles: ['USER', 'ADMIN_READ'] })]
    expect([200, 404]).toContain((await operate(reader, member.id)).status)
  })

  test.each([balanceRoute, historyRoute, pointsBalanceRoute, pointsLedgerRoute])(
    'nobody sees a wallet',
    async ({ GET }) => {
      expect((await ask('GET', GET, {})).status).toBe(401)
    },
  )
})
