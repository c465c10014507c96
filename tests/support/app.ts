import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { env as secrets } from '@/lib/platform/env/env'
import { serving } from '../../scripts/node-args.mjs'
import { freePort } from '../../scripts/pg.mjs'

const ROOT = path.resolve(import.meta.dirname, '../..')
const NEXT = createRequire(import.meta.url).resolve('next/dist/bin/next')
const READY_TIMEOUT_MS = 60_000
const STOP_TIMEOUT_MS = 10_000
const LOG_MAX = 400_000

export type AppOptions = {
  databaseUrl: string
  /** Folder that holds the built `.next`; the checkout by default. */
  dir?: string
  /** A path that answers 200 once requests can be served; `/healthz` by default. */
  healthPath?: string
  /** Variables beyond the bench's own. */
  env?: Record<string, string>
}

/** A built app as a process of its own. */
export type App = {
  url: string
  port: number
  pid: () => number
  /** What the process has written so far, its newest part. */
  log: () => string
  /** kill -9; resolves when the process is gone. */
  kill: () => Promise<void>
  /** Starts the killed process again on the same port; resolves once it answers. */
  restart: () => Promise<void>
  /** SIGTERM, and kill -9 for one that doesn't leave in 10 s. Resolves with the milliseconds it took. */
  stop: () => Promise<number>
}

/** Throws unless the checkout (or `dir`) holds a production build: the tiers that need one run after `next build`. */
function requireBuild(dir = ROOT): void {
  if (existsSync(path.join(dir, '.next/BUILD_ID'))) return
  throw new Error(`There is no production build in ${dir}; run \`npx next build\` (npm test does).`)
}

/** Starts the built app against this database, on a free port, and waits until it serves. */
export async function startApp(options: AppOptions): Promise<App> {
  requireBuild(options.dir)
  const port = await freePort()
  const url = `http://127.0.0.1:${port}`
  const healthUrl = url + (options.healthPath ?? '/healthz')
  const tail = { text: '' }
  const launch = () => launchApp(options, port, tail)
  let child = launch()
  await untilServing(child, healthUrl, tail)
  return {
    url,
    port,
    pid: () => child.pid ?? 0,
    log: () => tail.text,
    kill: () => end(child, 'SIGKILL'),
    restart: async () => {
      child = launch()
      await untilServing(child, healthUrl, tail)
    },
    stop: async () => {
      const startedMs = performance.now()
      const impatience = setTimeout(() => child.kill('SIGKILL'), STOP_TIMEOUT_MS)
      await end(child, 'SIGTERM')
      clearTimeout(impatience)
      return performance.now() - startedMs
    },
  }
}

function launchApp({ databaseUrl, dir = ROOT, env }: AppOptions, port: number, tail: { text: string }): ChildProcess {
  const child = spawn(process.execPath, [...serving, NEXT, 'start', dir, '-H', '127.0.0.1', '-p', String(port)], {
    cwd: dir,
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    env: {
      PATH: process.env.PATH ?? '',
      HOME: process.env.HOME ?? '',
      NODE_ENV: 'production',
      NEXT_TELEMETRY_DISABLED: '1',
      PORT: String(port),
      DATABASE_URL: databaseUrl,
      NEXTAUTH_URL: `http://127.0.0.1:${port}`,
      MOA_DEMO: '1',
      MOA_SCHEDULER: 'off',
      CRON_SECRET: secrets.CRON_SECRET,
      LOG_LEVEL: 'warn',
      ...env,
    },
  })
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on('data', (chunk) => {
      tail.text = (tail.text + chunk).slice(-LOG_MAX)
    })
  }
  return child
}

async function untilServing(child: ChildProcess, healthUrl: string, tail: { text: string }): Promise<void> {
  const deadline = Date.now() + READY_TIMEOUT_MS
  while (Date.now() < deadline) {
    if (child.exitCode !== null || child.signalCode !== null) break
    const answer = await fetch(healthUrl, { signal: AbortSignal.timeout(2_000) }).catch(() => null)
    await answer?.arrayBuffer().catch(() => null)
    if (answer?.ok) return
    await sleep(50)
  }
  child.kill('SIGKILL')
  throw new Error(`the app did not serve ${healthUrl}:\n${tail.text.slice(-4_000)}`)
}

function end(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve()
  return new Promise((done) => {
    child.once('exit', () => done())
    child.kill(signal)
  })
}
