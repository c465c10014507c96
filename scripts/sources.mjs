// Fingerprints of what things are made from, so that they are made again exactly when it changed.
import { createHash } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import { root } from './install.mjs'

const SITE = ['app', 'components', 'lib', 'store', 'messages', 'prisma', 'public']
const SITE_FILES =
  /^(package-lock\.json|tsconfig\.json|next\.config\.js|postcss\.config\.mjs|proxy\.ts|instrumentation.*\.ts)$/

function* filesOf(folder) {
  for (const entry of fs.existsSync(folder) ? fs.readdirSync(folder, { withFileTypes: true }) : []) {
    const file = path.join(folder, entry.name)
    if (entry.isDirectory()) yield* filesOf(file)
    else if (!/\.test\.tsx?$/.test(entry.name)) yield file
  }
}

function hashOf(files) {
  const hash = createHash('sha256')
  for (const file of [...files].sort()) hash.update(`${path.relative(root, file)}\0`).update(fs.readFileSync(file))
  return hash.digest('hex')
}

/** Of everything that the built site is made from. */
export function siteHash() {
  const single = fs.readdirSync(root).filter((name) => SITE_FILES.test(name))
  return hashOf([
    ...single.map((name) => path.join(root, name)),
    ...SITE.flatMap((name) => [...filesOf(path.join(root, name))]),
  ])
}

/** Of everything that the database client is generated from. */
export const modelsHash = () =>
  hashOf([...filesOf(path.join(root, 'prisma'))].filter((file) => file.endsWith('.prisma')))

const read = (file) => (fs.existsSync(file) ? fs.readFileSync(file, 'utf8') : '')

/** Runs `make` unless `stamp` says that it was done for this hash. A `make` that throws is done again next time. */
export async function makeOnce(stamp, hash, make) {
  if (read(stamp) === hash) return
  fs.rmSync(stamp, { force: true })
  await make()
  fs.writeFileSync(stamp, hash)
}
