import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'

type Violation = [rule: string, from: string, to: string]

// One violation of each rule. A rule that no longer finds its own is a rule that has stopped working.
const SEEDED: Violation[] = [
  ['no-cycles', 'lib/ledger/chain/constants.ts', 'lib/ledger/chain/rules.ts'],
  ['no-unresolved', 'lib/ledger/accounts/reads.ts', 'lib/ledger/accounts/nowhere.ts'],
  ['lib-looks-down', 'lib/ledger/accounts/service.ts', 'store/wallet.ts'],
  ['store-looks-down', 'store/wallet.ts', 'components/wallet/balance.tsx'],
  ['components-look-down', 'components/wallet/balance.tsx', 'app/wallet/page.tsx'],
  ['ui-is-domain-free', 'components/ui/button.tsx', 'components/arcade/slot.tsx'],
  ['browser-code-stays-browser', 'components/arcade/slot.tsx', 'lib/arcade/slot/service.ts'],
  ['browser-code-stays-browser', 'store/session.ts', 'lib/platform/env/env.ts'],
  ['routes-are-adapters', 'app/api/spin/route.ts', 'lib/arcade/slot/rules.ts'],
  ['pages-only-read', 'app/wallet/page.tsx', 'lib/ledger/accounts/service.ts'],
  ['platform-is-the-floor', 'lib/platform/jobs/tick.ts', 'lib/arcade/slot/jobs.ts'],
  ['core-stands-on-platform', 'lib/identity/members/service.ts', 'lib/ledger/accounts/service.ts'],
  ['products-are-strangers', 'lib/arcade/slot/service.ts', 'lib/shop/orders/service.ts'],
  ['listeners-only-listen', 'lib/engagement/streaks/service.ts', 'lib/arcade/rounds/reads.ts'],
  ['the-back-office-posts-nothing', 'lib/backoffice/search/handlers.ts', 'lib/ledger/accounts/service.ts'],
  ['front-door-only', 'lib/arcade/slot/service.ts', 'lib/ledger/accounts/rules.ts'],
  ['games-ignore-the-metagame', 'lib/arcade/slot/service.ts', 'lib/arcade/missions/service.ts'],
  ['roots-are-roots', 'lib/platform/jobs/tick.ts', 'lib/registry.ts'],
  ['rules-are-pure', 'lib/arcade/slot/rules.ts', 'lib/platform/clock/clock.ts'],
  ['kernel-is-pure', 'lib/platform/kernel/money.ts', 'lib/platform/env/env.ts'],
  ['db-stays-in-the-core', 'lib/arcade/slot/events.ts', 'lib/platform/db/client.ts'],
  ['no-tests-in-production', 'lib/arcade/slot/service.ts', 'tests/support/members.ts'],
]

const CONFIG = path.resolve('tests/architecture/boundaries.cjs')
let fixture = ''
let found: { rule: string; from: string; to: string }[] = []

/** A tree that holds exactly the imports given. */
function plant(imports: [from: string, to: string][]): string {
  const root = mkdtempSync(path.join(tmpdir(), 'moa-boundaries-'))
  const lines = new Map<string, string[]>()
  for (const [from, to] of imports) {
    const relative = path.relative(path.dirname(from), to).replace(/\.tsx?$/, '')
    lines.set(from, [...(lines.get(from) ?? []), `import '${relative.startsWith('.') ? relative : `./${relative}`}'`])
    if (!to.includes('nowhere') && !lines.has(to)) lines.set(to, [])
  }
  for (const [file, text] of lines) {
    mkdirSync(path.join(root, path.dirname(file)), { recursive: true })
    writeFileSync(path.join(root, file), `${text.join('\n')}\nexport const here = 1\n`)
  }
  writeFileSync(path.join(root, 'tsconfig.json'), '{ "compilerOptions": { "jsx": "react-jsx" } }')
  return root
}

beforeAll(() => {
  const back: [string, string] = ['lib/ledger/chain/rules.ts', 'lib/ledger/chain/constants.ts']
  fixture = plant([...SEEDED.map(([, from, to]): [string, string] => [from, to]), back])
  const program = path.resolve('node_modules/dependency-cruiser/bin/dependency-cruiser.mjs')
  const args = [program, '--config', CONFIG, '--output-type', 'json', 'app', 'components', 'store', 'lib', 'tests']
  const { stdout, stderr } = spawnSync(process.execPath, args, { cwd: fixture, encoding: 'utf8' })
  if (!stdout) throw new Error(stderr)
  const { summary } = JSON.parse(stdout) as {
    summary: { violations: { rule: { name: string }; from: string; to: string }[] }
  }
  found = summary.violations.map(({ rule, from, to }) => ({ rule: rule.name, from, to }))
})
afterAll(() => rmSync(fixture, { recursive: true, force: true }))

test.each(SEEDED)('%s finds %s -> %s', (rule, from, to) => {
  const target = expect.stringContaining(path.basename(to).replace(/\.tsx?$/, ''))
  expect(found).toContainEqual({ rule, from, to: target })
})

test('every rule has a violation that it is shown to find', async () => {
  const { default: config } = (await import(CONFIG)) as { default: { forbidden: { name: string }[] } }
  const seeded = new Set(SEEDED.map(([rule]) => rule))
  expect(config.forbidden.map(({ name }) => name).filter((name) => !seeded.has(name))).toEqual([])
})
