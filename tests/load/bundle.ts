// First-load JavaScript of the members' screens beside an empty Next app of the same version:
//   node --conditions=react-server --import tsx tests/load/bundle.ts
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { gzipSync } from 'node:zlib'
import { buildEmptyApp } from './empty-app'

const ROOT = path.resolve(import.meta.dirname, '../..')

type Route = { route: string; firstLoadChunkPaths: string[] }

/** Gzipped bytes of the scripts that a page's first view asks for, by Next's own table of the build. */
function firstLoads(dir: string): Map<string, number> {
  const table = readFileSync(path.join(dir, '.next/diagnostics/route-bundle-stats.json'), 'utf8')
  const sizes = new Map<string, number>()
  const gzipped = (file: string) => {
    const known = sizes.get(file) ?? gzipSync(readFileSync(path.join(dir, file))).length
    sizes.set(file, known)
    return known
  }
  return new Map(
    (JSON.parse(table) as Route[]).map(({ route, firstLoadChunkPaths }) => [
      route,
      firstLoadChunkPaths.filter((file) => file.endsWith('.js')).reduce((sum, file) => sum + gzipped(file), 0),
    ]),
  )
}

const empty = firstLoads(buildEmptyApp()).get('/') ?? Number.NaN
console.log(`first-load JavaScript, gzip; an empty Next app has ${(empty / 1_000).toFixed(1)} KB`)
for (const [route, bytes] of [...firstLoads(ROOT)].sort(([a], [b]) => a.localeCompare(b))) {
  console.log(`${route.padEnd(28)}${(bytes / 1_000).toFixed(1).padStart(8)} KB  ratio ${(bytes / empty).toFixed(2)}`)
}
