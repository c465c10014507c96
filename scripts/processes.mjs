// Processes, locks and children; Node's own modules only, because it runs before anything is installed.
import { spawn, spawnSync } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'

const STOP_TIMEOUT_MS = 10_000
const PARENT_POLL_MS = 100
const LOCK_POLL_MS = 200

export const sleep = (ms) => new Promise((done) => setTimeout(done, ms))

export function isAlive(pid) {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error.code === 'EPERM'
  }
}

const readLine = (file) => fs.readFileSync(file, 'utf8').trim()
const ps = (pid, field) => spawnSync('ps', ['-o', `${field}=`, '-p', String(pid)], { encoding: 'utf8' }).stdout?.trim()

/** Names one process for good: a pid alone is handed out again, at the latest after a restart of the machine. */
export function identityOf(pid) {
  if (!isAlive(pid)) return null
  if (process.platform !== 'linux') return `${pid} ${ps(pid, 'lstart')}`
  try {
    const stat = readLine(`/proc/${pid}/stat`)
    const startedAt = stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19]
    return `${pid} ${readLine('/proc/sys/kernel/random/boot_id')} ${startedAt}`
  } catch {
    return null
  }
}

/** Whether the process that wrote its identity is still there. */
export const isSameAlive = (identity) => identity !== '' && identityOf(Number.parseInt(identity, 10)) === identity

/** The command line of a process, empty when there is none. */
export function commandOf(pid) {
  if (process.platform !== 'linux') return ps(pid, 'args') ?? ''
  try {
    return fs.readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ')
  } catch {
    return ''
  }
}

/** Runs `work` while no other living process holds the same lock; a dead holder's lock is taken over. */
export async function withLock(file, work, onWait = () => {}) {
  fs.mkdirSync(path.dirname(file), { recursive: true })
  for (let waited = false; !take(file); waited = true) {
    if (!waited) onWait()
    await sleep(LOCK_POLL_MS)
  }
  try {
    return await work()
  } finally {
    fs.rmSync(file, { force: true })
  }
}

function take(file) {
  // Linked into place whole, so that nobody ever reads a lock without its holder.
  const draft = `${file}.${process.pid}`
  fs.writeFileSync(draft, identityOf(process.pid))
  try {
    fs.linkSync(draft, file)
    return true
  } catch (error) {
    if (error.code !== 'EEXIST') throw error
    if (!isSameAlive(readOrEmpty(file))) fs.rmSync(file, { force: true })
    return false
  } finally {
    fs.rmSync(draft)
  }
}

function readOrEmpty(file) {
  try {
    return readLine(file)
  } catch {
    return ''
  }
}

const children = new Set()

/** Starts a child that `stopChildren` knows; `done` resolves with its exit code (1 when a signal ended it). */
export function start(command, args, options = {}) {
  const child = spawn(command, args, { stdio: 'inherit', ...options })
  children.add(child)
  const done = new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('exit', (code) => resolve(code ?? 1))
  }).finally(() => children.delete(child))
  done.catch(() => {})
  return { child, done }
}

/** Ends every child that is still there: asked first, killed when it doesn't listen. */
export async function stopChildren() {
  await Promise.all(
    [...children].map(async (child) => {
      const gone = new Promise((resolve) => child.once('exit', resolve))
      if (child.exitCode !== null || child.signalCode !== null) return
      child.kill('SIGTERM')
      const timer = setTimeout(() => child.kill('SIGKILL'), STOP_TIMEOUT_MS)
      await gone
      clearTimeout(timer)
    }),
  )
}

/**
 * Calls back on SIGINT, SIGTERM, SIGHUP, and when npm is gone: a signal to npm ends npm and its shell, but the shell does
 * not hand it on. Returns how to stop listening.
 */
export function onLeave(leave) {
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP']
  for (const signal of signals) process.on(signal, leave)
  const parent = process.ppid
  const timer = setInterval(() => {
    if (process.env.npm_lifecycle_event && process.ppid !== parent) leave()
  }, PARENT_POLL_MS)
  timer.unref()
  return () => {
    for (const signal of signals) process.off(signal, leave)
    clearInterval(timer)
  }
}
