import { expect, test } from 'vitest'
import { env } from '@/lib/platform/env/env'
import { withConnection } from '@/tests/support/connection'

test('every test file has a migrated database of its own', async () => {
  const sql = 'select current_database() as name, count(*)::int as applied from platform_migration'
  const { rows } = await withConnection(env.DATABASE_URL, (client) => client.query(sql))
  expect(rows[0].name).toMatch(/^moa_[0-9a-f]{12}$/)
  expect(rows[0].applied).toBeGreaterThan(0)
})
