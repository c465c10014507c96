// Applies prisma/migrations/<stamp>_<name>/migration.sql in order, each in one transaction with its row in
// `platform_migration`. Safe when several instances start at once; a failed file leaves nothing and runs again next time.
import { createHash } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import pg from 'pg'

const FOLDER = path.resolve(import.meta.dirname, '../prisma/migrations')
/** Any fixed number; it keeps two runners apart on one database. */
const LOCK = 7_306_120_261_121
const HISTORY = `create table if not exists public.platform_migration (
  name text primary key,
  checksum text not null,
  applied_at timestamptz not null default now()
)`

const checksumOf = (sql) => createHash('sha256').update(sql.replaceAll('\r\n', '\n')).digest('hex')

/** The migrations that this version of the product brings, oldest first. */
export function listMigrations(folder = FOLDER) {
  return fs
    .readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort()
    .map((name) => {
      const sql = fs.readFileSync(path.join(folder, name, 'migration.sql'), 'utf8')
      return { name, sql, checksum: checksumOf(sql) }
    })
}

/** Brings the database up to date; returns the names it applied. Refuses a database whose history differs from the files. */
export async function migrate(url, folder = FOLDER) {
  const client = new pg.Client({ connectionString: url })
  client.on('error', () => {})
  await client.connect()
  try {
    const migrations = listMigrations(folder)
    refuseStrangers(await locked(client, () => client.query(HISTORY).then(() => readHistory(client))), migrations)
    const names = []
    for (const migration of migrations)
      if (await locked(client, () => applyOne(client, migration))) names.push(migration.name)
    return names
  } finally {
    await client.end()
  }
}

/** One transaction that no other runner's overlaps; the lock is the transaction's own, so it also holds behind a pooler. */
async function locked(client, work) {
  await client.query(
    "begin; set local timezone = 'UTC'; set local client_min_messages = warning; set local lock_timeout = 0",
  )
  try {
    await client.query('select pg_advisory_xact_lock($1)', [LOCK])
    const result = await work()
    await client.query('commit')
    return result
  } catch (error) {
    await client.query('rollback').catch(() => {})
    throw error
  }
}

async function readHistory(client) {
  const { rows } = await client.query('select name, checksum from public.platform_migration')
  return new Map(rows.map((row) => [row.name, row.checksum]))
}

function refuseStrangers(applied, migrations) {
  const known = new Set(migrations.map(({ name }) => name))
  const strangers = [...applied.keys()].filter((name) => !known.has(name)).sort()
  if (strangers.length > 0) throw new Error(`the database is newer than this version: it has ${strangers.join(', ')}`)
}

async function applyOne(client, { name, sql, checksum }) {
  const before = (await readHistory(client)).get(name)
  if (before === checksum) return false
  if (before) throw new Error(`migration ${name} was changed after it had been applied; add a new one instead`)
  try {
    await client.query(sql)
  } catch (error) {
    throw new Error(`migration ${name} failed and was rolled back: ${describe(error, sql)}`, { cause: error })
  }
  await client.query('insert into public.platform_migration (name, checksum) values ($1, $2)', [name, checksum])
  return true
}

const describe = (error, sql) => {
  const line = error.position ? ` (line ${sql.slice(0, Number(error.position)).split('\n').length})` : ''
  return `${error.message}${line}${error.detail ? `; ${error.detail}` : ''}${error.where ? `; ${error.where}` : ''}`
}
