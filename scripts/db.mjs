// `npm run db:migrate`: brings DATABASE_URL, or else the embedded database, up to date.
import path from 'node:path'
import { root } from './install.mjs'
import { openLocalDatabase } from './local-database.mjs'
import { migrate } from './migrate.mjs'

const local = process.env.DATABASE_URL
  ? null
  : await openLocalDatabase(path.resolve(root, process.env.MOA_DATA_DIR || '.data'))
try {
  const applied = await migrate(process.env.DATABASE_URL || local.url)
  console.log(applied.length > 0 ? `Migrated: ${applied.join(', ')}` : 'The database is up to date.')
} finally {
  await local?.release()
}
