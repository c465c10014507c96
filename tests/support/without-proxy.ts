import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'

const ROOT = path.resolve(import.meta.dirname, '../..')
const MANIFEST = '.next/server/functions-config-manifest.json'
/** What the server reads beside its build. */
const BESIDE = ['node_modules', 'next.config.js', 'package.json', 'public', 'messages']

type Manifest = { functions: Record<string, unknown> }

/**
 * A copy of the production build in a folder of its own, as if `proxy.ts` had not been there: its compiled form is
 * deleted and Next's table of functions doesn't name it. The rest is the very build that is served.
 */
export function copyBuildWithoutProxy(): { dir: string; remove: () => void } {
  const dir = mkdtempSync(path.join(tmpdir(), 'moa-without-proxy-'))
  const isCache = (file: string) => path.relative(ROOT, file) === path.join('.next', 'cache')
  cpSync(path.join(ROOT, '.next'), path.join(dir, '.next'), {
    recursive: true,
    verbatimSymlinks: true,
    filter: (file) => !isCache(file),
  })
  for (const name of BESIDE.filter((one) => existsSync(path.join(ROOT, one))))
    symlinkSync(path.join(ROOT, name), path.join(dir, name))
  const file = path.join(dir, MANIFEST)
  const manifest = JSON.parse(readFileSync(file, 'utf8')) as Manifest
  if (!manifest.functions['/_middleware']) throw new Error('the build has no proxy that could be removed')
  delete manifest.functions['/_middleware']
  writeFileSync(file, JSON.stringify(manifest))
  rmSync(path.join(dir, '.next/server/middleware.js'))
  return { dir, remove: () => rmSync(dir, { recursive: true, force: true }) }
}
