// For Playwright: a throw-away database with the demo data, and the built site on PORT. All of it ends with us.
import path from 'node:path'
import { root } from './install.mjs'
import { migrate } from './migrate.mjs'
import { serving } from './node-args.mjs'
import { startThrowAway } from './pg.mjs'
import { onLeave, start, stopChildren } from './processes.mjs'
import { seedOnce } from './seed.mjs'
import { ensureVendor } from './vendor.mjs'

const port = process.env.PORT
const database = await startThrowAway('e2e')
let stopping
const stop = (code) => {
  stopping ??= stopChildren()
    .then(() => database.stop())
    .then(() => process.exit(code))
  return stopping
}
onLeave(() => stop(0))

const env = {
  ...process.env,
  DATABASE_URL: database.url,
  NEXTAUTH_URL: `http://127.0.0.1:${port}`,
  MOA_DEMO: '1',
  LOG_LEVEL: 'warn',
  NODE_ENV: 'production',
  NEXT_TELEMETRY_DISABLED: '1',
}
try {
  await migrate(database.url)
  await seedOnce(env)
  await ensureVendor(env)
  const next = [path.join(root, 'node_modules/next/dist/bin/next'), 'start', '-p', port, '-H', '127.0.0.1']
  const { done } = start(process.execPath, [...serving, ...next], {
    cwd: root,
    env,
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  })
  await stop((await done) || 1)
} catch (error) {
  console.error(error)
  await stop(1)
}
