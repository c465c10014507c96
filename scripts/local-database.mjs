// The embedded database of a checkout: made once, found again after any death, shared by everything that the checkout runs,
// stopped by whoever leaves last.
import fs from 'node:fs'
import path from 'node:path'
import {
  canEnter,
  createCluster,
  databaseUrl,
  freePort,
  isServerOf,
  newPassword,
  sharedHome,
  shortHash,
  startServer,
  stopServer,
} from './pg.mjs'
import { commandOf, identityOf, isAlive, isSameAlive, sleep, withLock } from './processes.mjs'

// Below the ports that systems hand out to outgoing connections.
const FIRST_PORT = 20_000
const PORTS = 12_000
const SETTLE_TIMEOUT_MS = 60_000
const WATCH_MS = 500

/**
 * Opens the embedded database whose notes lie in `dataDir`, starting its server unless it runs. `release` stops the
 * server when no other living process uses it; until then a server that dies is started again.
 */
export async function openLocalDatabase(dataDir) {
  fs.mkdirSync(path.join(dataDir, 'users'), { recursive: true })
  const lock = path.join(dataDir, 'database.lock')
  const user = path.join(dataDir, 'users', String(process.pid))
  const notes = await withLock(lock, async () => {
    const ready = await ensureServer(dataDir)
    fs.writeFileSync(user, identityOf(process.pid))
    return ready
  })
  const watcher = watch(notes, () => withLock(lock, () => ensureServer(dataDir)))
  const release = async () => {
    await watcher.stop()
    await withLock(lock, async () => {
      fs.rmSync(user, { force: true })
      if (!hasUsers(dataDir)) await stopServerOf(notes)
    })
  }
  return { url: databaseUrl(notes), release }
}

/** Somebody who died without leaving is no user. */
function hasUsers(dataDir) {
  const folder = path.join(dataDir, 'users')
  const files = fs.readdirSync(folder).map((name) => path.join(folder, name))
  const gone = files.filter((file) => !isSameAlive(fs.readFileSync(file, 'utf8')))
  for (const file of gone) fs.rmSync(file, { force: true })
  return gone.length < files.length
}

/** Brings the server up and returns where it is: `{ cluster, port, password }`. */
async function ensureServer(dataDir) {
  const notes = readNotes(dataDir) ?? (await newNotes(dataDir))
  await settle(notes)
  if (await isServerOf(notes.cluster, notes)) return notes
  notes.port = await freePort(notes.port)
  writeNotes(dataDir, notes)
  await startServer(notes)
  return notes
}

const notesFile = (dataDir) => path.join(dataDir, 'database.json')

function readNotes(dataDir) {
  try {
    const notes = JSON.parse(fs.readFileSync(notesFile(dataDir), 'utf8'))
    return fs.existsSync(path.join(notes.cluster, 'PG_VERSION')) ? notes : null
  } catch {
    return null
  }
}

function writeNotes(dataDir, notes) {
  const draft = `${notesFile(dataDir)}.${process.pid}`
  fs.writeFileSync(draft, `${JSON.stringify(notes, null, 2)}\n`, { mode: 0o600 })
  fs.renameSync(draft, notesFile(dataDir))
}

/** A new cluster. Without notes (deleted to begin afresh, or a start that was killed) an older one cannot be opened. */
async function newNotes(dataDir) {
  const home = canEnter(dataDir) ? dataDir : sharedHome(`data-${shortHash(dataDir)}`)
  for (const name of fs.readdirSync(home).filter((entry) => /^pg($|[-.])/.test(entry))) {
    await stopServerOf({ cluster: path.join(home, name) })
    fs.rmSync(path.join(home, name), { recursive: true, force: true })
  }
  const port = FIRST_PORT + (Number.parseInt(shortHash(dataDir), 16) % PORTS)
  const notes = { cluster: path.join(home, `pg-${newPassword().slice(0, 6)}`), port, password: newPassword() }
  await createCluster(notes.cluster, notes.password)
  writeNotes(dataDir, notes)
  return notes
}

/** The pid of the cluster's own server; a pid file that outlived its server may name a stranger by now. */
function serverPid(cluster) {
  try {
    const pid = Number.parseInt(fs.readFileSync(path.join(cluster, 'postmaster.pid'), 'utf8'), 10)
    return isAlive(pid) && commandOf(pid).includes(cluster) ? pid : null
  } catch {
    return null
  }
}

async function stopServerOf({ cluster }) {
  const pid = serverPid(cluster)
  if (pid) await stopServer(pid)
}

/** Waits until a server that is starting, recovering or stopping has decided, and until a killed one's children are gone. */
async function settle(notes) {
  const deadline = Date.now() + SETTLE_TIMEOUT_MS
  while (serverPid(notes.cluster) && !(await isServerOf(notes.cluster, notes))) {
    if (Date.now() > deadline) await stopServerOf(notes)
    await sleep(100)
  }
  if (serverPid(notes.cluster)) return
  while (hasOrphans(notes.cluster)) {
    if (Date.now() > deadline) throw new Error(`processes of a killed database still run in ${notes.cluster}`)
    await sleep(100)
  }
  fs.rmSync(path.join(notes.cluster, 'postmaster.pid'), { force: true })
}

/** Backends of a killed server that still run in its folder; starting beside them would damage the data. */
function hasOrphans(cluster) {
  if (process.platform !== 'linux') return false
  return fs
    .readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .some((pid) => {
      try {
        return fs.readlinkSync(`/proc/${pid}/cwd`) === cluster
      } catch {
        return false
      }
    })
}

function watch(notes, restart) {
  let stopped = false
  const loop = (async () => {
    while (!stopped) {
      await sleep(WATCH_MS)
      if (stopped || serverPid(notes.cluster)) continue
      console.error('The database has died; starting it again.')
      await restart().catch((error) => console.error(error.message))
    }
  })()
  const stop = async () => {
    stopped = true
    await loop
  }
  return { stop }
}
