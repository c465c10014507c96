import { beforeAll, describe, expect, inject, test } from 'vitest'
import { sealTransfers } from '@/lib/ledger/proof/service'
import { postBatch, walletOf } from '@/lib/ledger/service'
import { pool } from '@/lib/platform/db/client'
import { atDatabase, withConnection } from '@/tests/support/connection'
import { aWallet, leg, SINK, transferOf, verdictOf } from '@/tests/support/ledger'

beforeAll(async () => {
  const a = await aWallet({ GOLD: 10 })
  const poor = transferOf([leg(walletOf(a), SINK, 11)])
  expect((await postBatch([poor])).map(verdictOf)).toEqual(['INSUFFICIENT_FUNDS'])
  await sealTransfers()
})

const KEPT = ['entry', 'transfer', 'seal', 'request', 'account', 'hold', 'asset']
const FROZEN = [
  'update ledger.entry set amount = amount + 1',
  'update ledger.entry set amount = amount where false',
  "update ledger.transfer set memo = 'x'",
  'update ledger.seal set hash = hash',
  'update ledger.request set outcome = 1, transfer_id = null where outcome = 0',
  "update ledger.request set outcome = 0, transfer_id = 'trf_1' where outcome <> 0",
  'update ledger.account set posted = posted + 1',
  'update ledger.account set floor = -1000, version = version + 1 where floor = 0',
]

describe('the database refuses', () => {
  test.each(FROZEN)('%s', async (sql) => {
    await expect(pool().query(sql)).rejects.toMatchObject({ code: 'P0001' })
  })

  test.each(KEPT)('to delete from or truncate ledger.%s', async (table) => {
    await expect(pool().query(`delete from ledger.${table}`)).rejects.toThrow()
    await expect(pool().query(`truncate ledger.${table} cascade`)).rejects.toThrow()
  })

  test('the same as a superuser', async () => {
    const name = new URL(process.env.DATABASE_URL ?? '').pathname.slice(1)
    const { rows } = await pool().query(
      'select current_user as me, (select rolsuper from pg_roles where rolname = current_user) as super',
    )
    expect(rows[0].super).toBe(false)
    const { rows: owners } = await pool().query(
      "select tableowner from pg_tables where schemaname = 'ledger' and tablename = 'entry'",
    )
    expect(owners[0].tableowner).toBe(rows[0].me)
    const url = new URL(atDatabase(inject('databaseUrl'), name))
    url.username = 'postgres'
    await withConnection(url.href, async (client) => {
      for (const sql of [
        'update ledger.entry set amount = 1',
        'delete from ledger.transfer',
        'truncate ledger.entry',
      ]) {
        await expect(client.query(sql)).rejects.toMatchObject({ code: 'P0001' })
      }
    })
  })

  test('entries that do not sum to zero, in one asset or across two', async () => {
    const insert = (rows: string) =>
      pool().query(
        `insert into ledger.entry (account_id, version, transfer_id, leg, amount, held_delta, balance_after, held_after, created_at)
         select id, 1000 + v, 'trf_X', v, amount, 0, 0, 0, now()
         from (values ${rows}) side (v, bucket, asset, amount) join ledger.account using (bucket, asset) where owner = 'system'`,
      )
    await expect(insert("(1, 'issue:admin', 'GOLD', 5)")).rejects.toThrow(/sum to zero/)
    await expect(insert("(1, 'issue:admin', 'GOLD', 5), (2, 'issue:admin', 'GEM', -5)")).rejects.toThrow(/sum to zero/)
  })

  test('an account below its floor', async () => {
    const below = "update ledger.account set held = posted + 1, version = version + 1 where owner <> 'system'"
    await expect(pool().query(below)).rejects.toMatchObject({ code: '23514' })
  })
})
