// `npm run odds`: computes the odds of every published version again, from the figures in DATABASE_URL, or else from those
// that a fresh database begins with. Ends with 1 when something that is stored differs.
import { randomBytes } from 'node:crypto'
import path from 'node:path'
import { ensureInstalled, root, runOnOwnNode } from './install.mjs'

await ensureInstalled()
const code = await runOnOwnNode(process.argv[1], process.argv.slice(2))
process.exit(code ?? (await run()))

async function run() {
  const { onLeave, start, stopChildren } = await import('./processes.mjs')
  const { runTypeScript } = await import('./seed.mjs')
  const { url, release } = process.env.DATABASE_URL ? given() : await fresh()
  onLeave(() =>
    stopChildren()
      .then(release)
      .then(() => process.exit(1)),
  )
  try {
    const env = { ...process.env, DATABASE_URL: url }
    return await start(process.execPath, runTypeScript('scripts/odds.ts'), { cwd: root, env }).done
  } finally {
    await release()
  }
}

const given = () => ({ url: process.env.DATABASE_URL, release: async () => {} })

/** A database of its own beside the embedded one, with nothing in it but what the migrations bring. */
async function fresh() {
  const { default: pg } = await import('pg')
  const { migrate } = await import('./migrate.mjs')
  const { dropDatabase } = await import('./pg.mjs')
  const { openLocalDatabase } = await import('./local-database.mjs')
  const local = await openLocalDatabase(path.resolve(root, process.env.MOA_DATA_DIR || '.data'))
  const name = `moa_odds_${randomBytes(6).toString('hex')}`
  const administer = async (sql) => {
    const client = new pg.Client({ connectionString: local.url })
    await client.connect()
    await client.query(sql).finally(() => client.end())
  }
  const release = async () => {
    await dropDatabase(local.url, name)
    await local.release()
  }
  try {
    await administer(`create database ${name}`)
    const url = new URL(local.url)
    url.pathname = `/${name}`
    await migrate(url.href)
    return { url: url.href, release }
  } catch (error) {
    await release()
    throw error
  }
}
