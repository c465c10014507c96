import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'

const ROOT = path.resolve(import.meta.dirname, '../..')
// Beneath the checkout, so that it is built with the very same packages.
const DIR = path.join(ROOT, '.data/bench/empty-app')
const NEXT = createRequire(import.meta.url).resolve('next/dist/bin/next')

/** As long as what a spin answers, so that both write as many bytes. */
const ANSWER = JSON.stringify({ round: 'x'.repeat(2_000) })

const FILES: Record<string, string> = {
  'package.json': '{ "private": true, "type": "module" }',
  'next.config.js': `export default { poweredByHeader: false, turbopack: { root: ${JSON.stringify(ROOT)} } }`,
  'app/layout.js':
    'export default function Layout({ children }) { return <html lang="ko"><body>{children}</body></html> }',
  'app/page.js': 'export default function Page() { return <p>empty</p> }',
  'app/api/bare/route.js': `
    const answer = ${ANSWER}
    export const dynamic = 'force-dynamic'
    export const GET = () => Response.json(answer)
    export async function POST(request) { await request.json(); return Response.json(answer) }`,
}

/**
 * The measuring rod: a Next app of one empty page and one bare route handler, built by the version that Moa uses. Answers
 * its folder.
 */
export function buildEmptyApp(): string {
  rmSync(DIR, { recursive: true, force: true })
  for (const [name, text] of Object.entries(FILES)) {
    mkdirSync(path.dirname(path.join(DIR, name)), { recursive: true })
    writeFileSync(path.join(DIR, name), text)
  }
  const env = { ...process.env, NODE_ENV: 'production' as const, NEXT_TELEMETRY_DISABLED: '1' }
  const built = spawnSync(process.execPath, [NEXT, 'build', DIR], { cwd: DIR, env, encoding: 'utf8' })
  if (!existsSync(path.join(DIR, '.next/BUILD_ID')))
    throw new Error(`the empty app did not build:\n${built.stdout}${built.stderr}`)
  return DIR
}
