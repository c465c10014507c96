// Builds the site when its sources are not those of the last build.
import { createHash } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import { root } from './install.mjs'
import { start, withLock } from './processes.mjs'

const SOURCES = ['app', 'components', 'lib', 'store', 'messages', 'prisma', 'public']
const FILES =
  /^(package-lock\.json|tsconfig\.json|next\.config\.js|postcss\.config\.mjs|proxy\.ts|instrumentation.*\.ts)$/
const STAMP = path.join(root, '.next/sources.sha256')
const GENERATED_STAMP = path.join(root, 'generated/models.sha256')

function* filesOf(folder) {
  if (!fs.existsSync(folder)) return
  for (const entry of fs.readdirSync(folder, { withFileTypes: true })) {
    const file = path.join(folder, entry.name)
    if (entry.isDirectory()) yield* filesOf(file)
    else if (!/\.test\.tsx?$/.test(entry.name)) yield file
  }
}

function hashOf(files) {
  const hash = createHash('sha256')
  for (const file of files.toSorted()) hash.update(path.relative(root, file)).update('\0').update(fs.readFileSync(file))
  return hash.digest('hex')
}

const read = (file) => (fs.existsSync(file) ? fs.readFileSync(file, 'utf8') : '')

function sourcesHash() {
  const single = fs.readdirSync(root).filter((name) => FILES.test(name))
  return hashOf([
    ...SOURCES.flatMap((name) => [...filesOf(path.join(root, name))]),
    ...single.map((name) => path.join(root, name)),
  ])
}

/** Regenerates the database client when the models are not those it was made from. */
export async function ensureGenerated() {
  const hash = hashOf([...filesOf(path.join(root, 'prisma'))].filter((file) => file.endsWith('.prisma')))
  if (read(GENERATED_STAMP) === hash) return
  const { done } = start(process.execPath, [path.join(root, 'scripts/prisma-generate.mjs')], {
    cwd: root,
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  if ((await done) !== 0) throw new Error('prisma generate failed; see above')
  fs.writeFileSync(GENERATED_STAMP, hash)
}

/** A production build of the sources as they are now lies in .next afterwards. Throws when the build fails. */
export async function ensureBuilt() {
  const waiting = () => console.log('Another start is building; waiting for it.')
  await withLock(path.join(root, '.data/build.lock'), build, waiting)
}

async function build() {
  const hash = sourcesHash()
  if (read(STAMP) === hash) return
  console.log('Building …')
  fs.rmSync(STAMP, { force: true })
  const next = path.join(root, 'node_modules/next/dist/bin/next')
  const env = { ...process.env, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' }
  const { done } = start(process.execPath, [next, 'build'], { cwd: root, env })
  if ((await done) !== 0) throw new Error('the build failed; see above')
  fs.writeFileSync(STAMP, hash)
}
