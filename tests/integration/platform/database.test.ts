import pg from 'pg'
import { expect, test } from 'vitest'

test('every test file has a migrated database of its own', async () => {
  const client = new pg.Client({ connectionString: process.env.DATABASE_URL })
  await client.connect()
  const { rows } = await client.query('select current_database() as name, count(*)::int as applied from platform_migration')
  await client.end()
  expect(rows[0].name).toMatch(/^moa_[0-9a-f]{12}$/)
  expect(rows[0].applied).toBeGreaterThan(0)
})
