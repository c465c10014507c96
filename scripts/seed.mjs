// Demo data, once per database.
import path from 'node:path'
import pg from 'pg'
import { root } from './install.mjs'
import { start } from './processes.mjs'

const NAME = 'demo'
/** Any fixed number; it keeps two starts from seeding at once. */
const LOCK = 7_306_120_261_122

/** Arguments that let Node run our TypeScript server files as they are. */
export const runTypeScript = (file) => ['--conditions=react-server', '--import', 'tsx', path.join(root, file)]

/**
 * Runs prisma/seed.ts unless this database has its data. A seed that was killed half-way is not marked and runs again, so
 * it has to cope with what it finds.
 */
export async function seedOnce(env) {
  const client = new pg.Client({ connectionString: env.DATABASE_URL })
  client.on('error', () => {})
  await client.connect()
  try {
    await client.query('select pg_advisory_lock($1)', [LOCK])
    await client.query(
      'create table if not exists public.platform_seed (name text primary key, done_at timestamptz default now())',
    )
    if ((await client.query('select from public.platform_seed where name = $1', [NAME])).rowCount) return
    console.log('Seeding demo data …')
    const { done } = start(process.execPath, runTypeScript('prisma/seed.ts'), { cwd: root, env })
    if ((await done) !== 0) throw new Error('the demo data could not be seeded; see above')
    await client.query('insert into public.platform_seed (name) values ($1)', [NAME])
  } finally {
    await client.end()
  }
}
