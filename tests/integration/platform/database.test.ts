import { expect, test } from 'vitest'
import { pool, UNFLUSHED } from '@/lib/platform/db/client'
import { env } from '@/lib/platform/env/env'
import { withConnection } from '@/tests/support/connection'

test('every test file has a migrated database of its own', async () => {
  const sql = 'select current_database() as name, count(*)::int as applied from platform_migration'
  const { rows } = await withConnection(env.DATABASE_URL, (client) => client.query(sql))
  expect(rows[0].name).toMatch(/^moa_[0-9a-f]{12}$/)
  expect(rows[0].applied).toBeGreaterThan(0)
})

test('a commit that is not waited for is that of its own statement only', async () => {
  const client = await pool().connect()
  await client.query('set synchronous_commit = on')
  const setting = "current_setting('synchronous_commit') as setting"
  const loose = await client.query(
    `with loose as materialized (select * from ${UNFLUSHED}) select ${setting} from loose`,
  )
  const next = await client.query(`select ${setting}`)
  await client.query('reset synchronous_commit')
  client.release()
  expect([loose.rows, next.rows]).toEqual([[{ setting: 'off' }], [{ setting: 'on' }]])
})
