// Builds the site when its sources are not those of the last build.
import path from 'node:path'
import { root } from './install.mjs'
import { ensureGenerated } from './prisma-generate.mjs'
import { start, withLock } from './processes.mjs'
import { makeOnce, siteHash } from './sources.mjs'

/** The database client, and a production build of the sources as they are now, lie in generated/ and .next afterwards. Throws when the build fails. */
export async function ensureBuilt() {
  const waiting = () => console.log('Another start is building; waiting for it.')
  const build = () => makeOnce(path.join(root, '.next/sources.sha256'), siteHash(), runBuild)
  await withLock(path.join(root, '.data/build.lock'), build, waiting)
}

async function runBuild() {
  await ensureGenerated()
  console.log('Building …')
  const next = path.join(root, 'node_modules/next/dist/bin/next')
  const env = { ...process.env, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' }
  const { done } = start(process.execPath, [next, 'build'], { cwd: root, env })
  if ((await done) !== 0) throw new Error('the build failed; see above')
}
