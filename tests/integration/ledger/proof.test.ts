import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, inject, test, vi } from 'vitest'
import { sealTransfers, verifyLedger } from '@/lib/ledger/proof/service'
import { capture, hold, post, reverse, walletOf } from '@/lib/ledger/service'
import { closeDatabase, pool, transaction } from '@/lib/platform/db/client'
import { atDatabase, withConnection } from '@/tests/support/connection'
import { aWallet, ISSUE, leg, SINK, transferOf } from '@/tests/support/ledger'
import { dropDatabase } from '../../../scripts/pg.mjs'

const words = () => ({ scope: 'test', key: randomUUID(), reason: 'test' })
const server = inject('databaseUrl')
const mine = new URL(process.env.DATABASE_URL ?? '').pathname.slice(1)
const copy = mine.replace('moa', 'copy')
const administration = atDatabase(server, 'postgres')
const administer = (sql: string) => withConnection(administration, (client) => client.query(sql))

/** A superuser who has laid the triggers aside: nothing in the database stops what is done here. */
const asSuperuser = (url: string, sql: string) => {
  const superuser = new URL(url)
  superuser.username = 'postgres'
  return withConnection(superuser.href, async (client) => {
    await client.query('set session_replication_role = replica')
    await client.query(sql)
  })
}

/** Tampers with a copy of this file's database and proves the copy. */
async function proofAfter(sql: string) {
  const name = `tampered_${randomUUID().slice(0, 8)}`
  const url = atDatabase(server, name)
  await administer(`create database ${name} template ${copy}`)
  try {
    await asSuperuser(url, sql)
    return await verifyLedger(url)
  } finally {
    await dropDatabase(administration, name)
  }
}

let victim = ''

beforeAll(async () => {
  const [a, b] = [await aWallet({ GOLD: 500, GEM: 10 }), await aWallet({ GOLD: 500 })]
  const { holdId } = await transaction((tx) =>
    hold(tx, { ...words(), from: walletOf(a), to: SINK, asset: 'GOLD', amount: 50 }),
  )
  await transaction((tx) => capture(tx, { ...words(), holdId, amount: 20 }))
  const undone = await transaction((tx) => post(tx, transferOf([leg(walletOf(a), walletOf(b), 7)])))
  await transaction((tx) => reverse(tx, { ...words(), transferId: undone.transferId }))
  const posted = await transaction((tx) =>
    post(tx, transferOf([leg(walletOf(a), walletOf(b), 31)], { memo: '감사합니다 | 31' })),
  )
  victim = posted.transferId
  for (let round = 0; round < 5; round++) await transaction((tx) => post(tx, transferOf([leg(ISSUE, walletOf(b), 1)])))
  // Transactions of other test files, in databases beside this one, hold the horizon back for a moment.
  await vi.waitFor(async () => {
    await sealTransfers()
    expect((await pool().query('select from ledger.seal')).rowCount).toBe(12)
  }, 5_000)
  // A template must have no visitors.
  await closeDatabase()
  await administer(`create database ${copy} template ${mine}`)
})

afterAll(() => dropDatabase(administration, copy))

const V = () => `'${victim}'`

describe('the proof', () => {
  test('holds for what the ledger wrote, and says how much there is', async () => {
    const proof = await verifyLedger(process.env.DATABASE_URL ?? '')
    expect(proof.failure).toBeNull()
    expect(proof.figures).toMatchObject({ transfers: 12, sealed: 12, unsealed: 0 })
    expect(proof.headHash).toMatch(/^[0-9a-f]{64}$/)
    const gold = proof.supply.find(({ asset }) => asset === 'GOLD')
    expect(gold).toMatchObject({ issued: 1_005n, burnt: 20n, inCirculation: 985n })
  })

  test.each([
    [
      'an amount',
      () =>
        `update ledger.entry set amount = amount * 2, balance_after = balance_after + amount where transfer_id = ${V()}`,
    ],
    ['one side', () => `update ledger.entry set amount = amount - 1 where transfer_id = ${V()} and amount < 0`],
    [
      'the time',
      () => `update ledger.transfer set created_at = created_at + interval '1 microsecond' where id = ${V()}`,
    ],
    ['the memo', () => `update ledger.transfer set memo = memo || '!' where id = ${V()}`],
    ['the reason', () => `update ledger.transfer set reason = 'gift' where id = ${V()}`],
    ['the digest', () => `update ledger.transfer set digest = sha256('x') where id = ${V()}`],
    [
      'a running balance',
      () => `update ledger.entry set balance_after = balance_after + 1 where transfer_id = ${V()} and amount > 0`,
    ],
    [
      'an entry’s place',
      () => `update ledger.entry set version = version + 100 where transfer_id = ${V()} and amount > 0`,
    ],
    ['the sides, swapped', () => `update ledger.entry set amount = -amount where transfer_id = ${V()}`],
    ['an entry, removed', () => `delete from ledger.entry where transfer_id = ${V()} and amount > 0`],
    ['all entries, removed', () => `delete from ledger.entry where transfer_id = ${V()}`],
    ['the transfer, removed', () => `delete from ledger.transfer where id = ${V()}`],
    [
      'all of it, removed',
      () => `delete from ledger.entry where transfer_id = ${V()}; delete from ledger.transfer where id = ${V()}`,
    ],
    [
      'its transaction number',
      () => `update ledger.transfer set xid = (xid::text::bigint - 1)::text::xid8 where id = ${V()}`,
    ],
    ['its seal', () => `update ledger.seal set hash = sha256('x') where transfer_id = ${V()}`],
    ['its seal, removed', () => `delete from ledger.seal where transfer_id = ${V()}`],
    ['its key', () => `delete from ledger.request where transfer_id = ${V()}`],
    [
      'an account, as if it were ours',
      () => `update ledger.entry set account_id = (select id from ledger.account where bucket = 'sink:test' and asset = 'GOLD'), version = 900
        where transfer_id = ${V()} and amount > 0`,
    ],
  ])('finds a tampered transfer and names it: %s', async (_what, sql) => {
    const { failure } = await proofAfter(sql())
    expect(failure, 'nothing was found').not.toBeNull()
    // A removed seal shows at the next one, a moved transfer at whichever stands in its place now.
    if (!/seal where|xid =/.test(sql())) expect(failure?.transferId).toBe(victim)
    expect(failure?.row).not.toBe('')
  })

  test.each([
    [
      'a balance that was set',
      `update ledger.account set posted = posted + 5 where version > 5 and owner <> 'system'`,
      'account',
    ],
    ['a held amount', `update ledger.account set held = held + 1 where held > 0`, 'account'],
    ['a hold', `update ledger.hold set captured = captured + 1`, 'hold'],
    ['a forgotten refusal’s opposite', `insert into ledger.request values ('x', 'x', 'x', 0, 'trf_0')`, 'request'],
    [
      'an invented transfer',
      `insert into ledger.transfer (id, kind, reason, created_at, digest) values ('trf_01KADX4T5QZ3M8V0W2Y6B9C1DE', 'transfer', 'gift', now(), 'x')`,
      'transfer trf_01KADX4T5QZ3M8V0W2Y6B9C1DE',
    ],
    [
      'an invented entry',
      `insert into ledger.entry select account_id, version + 1, 'trf_X', 1, 9, 0, balance_after + 9, held_after, xid, now()
       from ledger.entry order by xid desc limit 1`,
      'entry',
    ],
  ])('finds %s', async (_what, sql, row) => {
    const { failure } = await proofAfter(sql)
    expect(failure?.row).toContain(row)
  })
})
