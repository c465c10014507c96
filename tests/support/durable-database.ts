import { type ChildProcess, fork } from 'node:child_process'
import { chmodSync, existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { migrate } from '../../scripts/migrate.mjs'
import {
  canEnter,
  createCluster,
  databaseUrl,
  freePort,
  newPassword,
  startServer,
  stopServer,
} from '../../scripts/pg.mjs'
import { isAlive } from '../../scripts/processes.mjs'

const RESTART_TIMEOUT_MS = 20_000
// Unlike the throw-away server of the other tiers this one keeps what it acknowledged: that is what is tested here.
const FLAGS = ['max_connections=300']

const GUARD = path.join(import.meta.dirname, 'database-guard-process.ts')

/** A migrated PostgreSQL with a folder of its own that a test may kill and start again. */
export type DurableDatabase = {
  url: string
  /** kill -9 of the postmaster; resolves when it is gone. */
  kill: () => Promise<void>
  /** Starts the killed server on the same port and data; resolves once it answers. */
  restart: () => Promise<void>
  stop: () => Promise<void>
}

export async function startDurableDatabase(name: string): Promise<DurableDatabase> {
  const parent = [tmpdir(), '/tmp', '/var/tmp'].find((dir) => existsSync(dir) && canEnter(dir)) ?? tmpdir()
  const base = mkdtempSync(path.join(parent, `moa-${name}-`))
  chmodSync(base, 0o711)
  const server = { cluster: path.join(base, 'pg'), password: newPassword(), port: await freePort(), flags: FLAGS }
  await createCluster(server.cluster, server.password)
  const guard = fork(GUARD, [base], { execArgv: [], detached: true, stdio: ['ignore', 'ignore', 'ignore', 'ipc'] })
  let pid = await watched(guard, startServer(server))
  const url = databaseUrl(server)
  await migrate(url)
  return {
    url,
    kill: async () => {
      process.kill(pid, 'SIGKILL')
      while (isAlive(pid)) await sleep(10)
    },
    restart: async () => {
      pid = await watched(guard, startAgain(server))
    },
    stop: async () => {
      await stopServer(pid)
      rmSync(base, { recursive: true, force: true })
      guard.disconnect()
    },
  }
}

async function watched(guard: ChildProcess, starting: Promise<number>): Promise<number> {
  const pid = await starting
  guard.send(pid)
  return pid
}

/** The killed server's children hold its shared memory until they notice; until then a new one refuses to start. */
async function startAgain(server: Parameters<typeof startServer>[0]): Promise<number> {
  const deadline = Date.now() + RESTART_TIMEOUT_MS
  for (;;) {
    try {
      return await startServer(server)
    } catch (error) {
      if (Date.now() > deadline) throw error
      await sleep(100)
    }
  }
}
