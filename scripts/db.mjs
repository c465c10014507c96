// `npm run db:migrate`: brings DATABASE_URL, or else the embedded database, up to date.
import path from 'node:path'
import { ensureInstalled, root, runOnOwnNode } from './install.mjs'

await ensureInstalled()
process.exitCode = (await runOnOwnNode(process.argv[1], [])) ?? (await run())

async function run() {
  const { migrate } = await import('./migrate.mjs')
  const { openLocalDatabase } = await import('./local-database.mjs')
  const given = process.env.DATABASE_URL
  const local = given ? null : await openLocalDatabase(path.resolve(root, process.env.MOA_DATA_DIR || '.data'))
  try {
    const applied = await migrate(given || local.url)
    console.log(applied.length > 0 ? `Migrated: ${applied.join(', ')}` : 'The database is up to date.')
    return 0
  } catch (error) {
    console.error(error.message)
    return 1
  } finally {
    await local?.release()
  }
}
