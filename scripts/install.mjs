// What a bare clone lacks: packages, and the Node version that the product runs on. Node's own modules only.
import fs from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { onLeave, start, withLock } from './processes.mjs'

export const root = fileURLToPath(new URL('..', import.meta.url)).replace(/[/\\]$/, '')
const NODE = path.join(root, 'node_modules/node/bin/node')

/** The Node that came with the packages; ours where there is none for this machine. */
export const ownNode = () => (fs.existsSync(NODE) ? NODE : process.execPath)

const modified = (file) => fs.statSync(path.join(root, file), { throwIfNoEntry: false })?.mtimeMs ?? 0

/** npm writes this file last; one older than the lock file belongs to another set of packages. */
const isInstalled = () => modified('node_modules/.package-lock.json') >= modified('package-lock.json')

/** Installs the locked packages unless they are there. Throws when npm fails. */
export async function ensureInstalled() {
  if (isInstalled()) return
  const waiting = () => console.log('Another start is installing; waiting for it.')
  await withLock(path.join(root, '.data/install.lock'), install, waiting)
}

async function install() {
  if (isInstalled()) return
  console.log('Installing packages …')
  const npm = process.env.npm_execpath
  const args = ['ci', '--include=dev', '--no-audit', '--no-fund']
  const { done } = npm?.endsWith('.js')
    ? start(process.execPath, [npm, ...args], { cwd: root })
    : start('npm', args, { cwd: root, shell: process.platform === 'win32' })
  if ((await done) !== 0) throw new Error('npm ci failed; see above')
  // A lock file touched after npm wrote its own (a checkout of another branch and back) must not install again.
  fs.utimesSync(path.join(root, 'node_modules/.package-lock.json'), new Date(), new Date())
}

/** Runs `script` on the Node that came with the packages; resolves with its exit code, null when we are that Node. */
export async function runOnOwnNode(script, args) {
  if (fs.realpathSync(process.execPath) === fs.realpathSync(ownNode())) return null
  const { child, done } = start(ownNode(), [script, ...args])
  onLeave(() => child.kill('SIGTERM'))
  return done
}
