// Starts the sandbox vendor beside a local start, when nobody has named another one.
import path from 'node:path'
import { root } from './install.mjs'
import { withParent } from './node-args.mjs'
import { freePort } from './pg.mjs'
import { start } from './processes.mjs'

const SANDBOX = path.join(root, 'scripts/vendor-sandbox.mjs')
const READY_TIMEOUT_MS = 15_000
/** Where VOUCHER_URL points unless it is set. */
const USUAL_PORT = 3_790

/** Points `env.VOUCHER_URL` at a sandbox of this start's own, which ends with it. A given vendor is left alone. */
export async function ensureVendor(env) {
  if (env.VOUCHER_URL) return
  const { child, done } = start(process.execPath, [...withParent, SANDBOX], {
    cwd: root,
    env: { ...env, VENDOR_PORT: String(await freePort(USUAL_PORT)) },
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  })
  const ready = new Promise((resolve) => child.once('message', resolve))
  const tooLate = new Promise((resolve) => setTimeout(resolve, READY_TIMEOUT_MS).unref())
  const url = await Promise.race([ready, done.then(() => null), tooLate])
  if (!url) throw new Error('the sandbox of the voucher vendor did not start; see above')
  env.VOUCHER_URL = url
}
