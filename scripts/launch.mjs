import fs from 'node:fs'
import { createServer } from 'node:net'
import path from 'node:path'
import { ensureBuilt } from './build.mjs'
import { root } from './install.mjs'
import { openLocalDatabase } from './local-database.mjs'
import { migrate } from './migrate.mjs'
import { serving, withParent } from './node-args.mjs'
import { ensureGenerated } from './prisma-generate.mjs'
import { onLeave, sleep, start, stopChildren } from './processes.mjs'
import { runTypeScript, seedOnce } from './seed.mjs'
import { ensureVendor } from './vendor.mjs'

const READY_TIMEOUT_MS = 120_000
const PORT_PATIENCE_MS = 5_000

let database
let stopping

/** Ends the children, then the database, then us. Safe to call from several places at once; the first code counts. */
function stop(code) {
  stopping ??= (async () => {
    await stopChildren()
    await database?.release()
    process.exit(code)
  })()
  return stopping
}

/** Runs one of `start`, `dev`, `worker` until it is told to stop. */
export async function launch(mode) {
  onLeave(() => stop(0))
  try {
    const env = readEnvironment(mode)
    if (mode !== 'worker') await refuseTakenPort(env)
    await ensureGenerated()
    if (env.MOA_DEMO !== '1') await checkEnvironment(env)
    if (mode === 'start') await ensureBuilt()
    await openDatabase(env)
    // A worker asks the vendor that the site ordered from: where the site's start puts it, unless it is named.
    if (mode !== 'worker' && env.MOA_DEMO === '1' && !stopping) await ensureVendor(env)
    await (mode === 'worker' ? work(env) : serve(mode, env))
  } catch (error) {
    if (!stopping) console.error(`\n${error.message}`)
    await stop(1)
  }
}

/** What children get: our environment, `.env`, and what a local start may assume. */
function readEnvironment(mode) {
  for (const file of ['.env.local', '.env'].map((name) => path.join(root, name))) {
    if (fs.existsSync(file)) process.loadEnvFile(file)
  }
  const given = Object.fromEntries(Object.entries(process.env).filter(([, value]) => value !== ''))
  const port = given.PORT ?? '3000'
  return {
    // Whoever asks for production gets it: no demo accounts, no default secrets.
    ...(given.NODE_ENV !== 'production' && { MOA_DEMO: '1' }),
    MOA_HOST: '127.0.0.1',
    NEXTAUTH_URL: `http://localhost:${port}`,
    ...given,
    PORT: port,
    NODE_ENV: mode === 'dev' ? 'development' : 'production',
    NEXT_TELEMETRY_DISABLED: '1',
  }
}

/** A killed start's server needs a moment to notice; anything else that holds the port is somebody else's. */
async function refuseTakenPort({ PORT, MOA_HOST }) {
  const port = Number(PORT)
  if (!Number.isInteger(port) || port < 1 || port > 65_535) throw new Error(`PORT=${PORT} is not a port`)
  const deadline = Date.now() + PORT_PATIENCE_MS
  for (;;) {
    const problem = await new Promise((resolve) => {
      const probe = createServer()
      probe.once('error', (error) => resolve(error.code))
      probe.listen(port, MOA_HOST, () => probe.close(() => resolve(null)))
    })
    if (!problem) return
    if (problem !== 'EADDRINUSE')
      throw new Error(`Moa cannot listen on ${MOA_HOST}:${port} (${problem}); choose another PORT or MOA_HOST`)
    if (Date.now() > deadline)
      throw new Error(`Port ${port} is taken. Stop what listens there, or choose another: PORT=${port + 1} npm start`)
    await sleep(250)
  }
}

/** Before a minute of building: would the server boot? */
async function checkEnvironment(env) {
  const checked = { DATABASE_URL: 'postgresql://127.0.0.1/moa', ...env }
  const { done } = start(process.execPath, runTypeScript('scripts/check-environment.ts'), { cwd: root, env: checked })
  if ((await done) !== 0) throw new Error('Nothing was started.')
}

async function openDatabase(env) {
  if (!env.DATABASE_URL) {
    database = await openLocalDatabase(path.resolve(root, env.MOA_DATA_DIR ?? '.data'))
    env.DATABASE_URL = database.url
  }
  if (stopping) return
  const applied = await migrate(env.DATABASE_URL)
  if (applied.length > 0) console.log(`Migrated: ${applied.join(', ')}`)
  if (env.MOA_DEMO === '1' && !stopping) await seedOnce(env)
}

const stdio = ['ignore', 'inherit', 'inherit', 'ipc']

async function serve(mode, env) {
  if (stopping) return
  const next = path.join(root, 'node_modules/next/dist/bin/next')
  const args = [...serving, next, mode, '-p', env.PORT, '-H', env.MOA_HOST]
  const { done } = start(process.execPath, args, { cwd: root, env, stdio })
  const code = await Promise.race([done, ready(env).then(() => null)])
  if (code !== null) return stop(code || 1)
  await announce(env)
  await stop((await done) || 1)
}

async function work(env) {
  if (stopping) return
  const args = [...withParent, ...runTypeScript('scripts/worker.ts')]
  const { done } = start(process.execPath, args, { cwd: root, env, stdio })
  await stop((await done) || 1)
}

async function ready({ PORT, MOA_HOST }) {
  const host = MOA_HOST === '0.0.0.0' || MOA_HOST === '::' ? '127.0.0.1' : MOA_HOST
  const deadline = Date.now() + READY_TIMEOUT_MS
  while (Date.now() < deadline) {
    const answer = await fetch(`http://${host.includes(':') ? `[${host}]` : host}:${PORT}/healthz`).catch(() => null)
    if (answer?.ok) return
    await sleep(100)
  }
  throw new Error('Moa did not become ready within two minutes; see the log above')
}

async function announce(env) {
  console.log(`\nMoa is open: ${env.NEXTAUTH_URL}\n`)
  if (env.MOA_DEMO === '1') {
    const { DEMO_MEMBER, DEMO_OPERATOR } = await import('../lib/identity/demo/constants.ts')
    for (const { email, password } of [DEMO_MEMBER, DEMO_OPERATOR]) console.log(`  ${email}  ${password}`)
    console.log('  Or sign up with the invite code 5858.\n')
  }
  console.log('Ctrl-C stops everything.')
}
