// The tiers of `npm test`. Each says what it counted: `{ passed, failed, skipped }`, and `broken`: what failed and how.
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { stripVTControlCharacters } from 'node:util'
import { ensureBuilt } from './build.mjs'
import { ensureChromium } from './chromium.mjs'
import { root } from './install.mjs'
import { start } from './processes.mjs'

const CODE = ['app', 'components', 'lib', 'store', 'prisma', 'scripts', 'tests', 'proxy.ts', 'instrumentation.ts']
const bin = (file) => path.join(root, 'node_modules', file)

/** Resolves with the exit code of one of our programs. */
function run(program, args, env = {}) {
  return start(process.execPath, [program, ...args], { cwd: root, env: { ...process.env, ...env } }).done
}

const LINES_MAX = 12

/** The head of a failure, as plain text. */
const headOf = (message = '') => stripVTControlCharacters(message).split('\n').slice(0, LINES_MAX).join('\n')

/** Programs that end with 0 or not count as one test each. */
async function check(...steps) {
  for (const step of steps) if ((await step()) !== 0) return { passed: 0, failed: 1, skipped: 0 }
  return { passed: 1, failed: 0, skipped: 0 }
}

/** Runs a program that writes its counts to a JSON file; no file, no counts. */
async function counted(write, read) {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'moa-counts-'))
  try {
    const file = path.join(folder, 'counts.json')
    const code = await write(file)
    if (!fs.existsSync(file)) return null
    const counts = read(JSON.parse(fs.readFileSync(file, 'utf8')))
    // A file that could not even be loaded has no tests of its own to fail.
    return code !== 0 && counts.failed === 0 ? { ...counts, failed: 1 } : counts
  } finally {
    fs.rmSync(folder, { recursive: true, force: true })
  }
}

const vitest = (...projects) =>
  counted(
    (file) => {
      const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`]
      const chosen = projects.map((project) => `--project=${project}`)
      return run(bin('vitest/vitest.mjs'), ['run', ...chosen, ...reporters])
    },
    (report) => ({
      passed: report.numPassedTests,
      failed: report.numFailedTests,
      skipped: report.numPendingTests + report.numTodoTests,
      broken: report.testResults.flatMap(({ name, status, message, assertionResults }) => {
        const tests = assertionResults.filter((one) => one.status === 'failed')
        if (status === 'failed' && tests.length === 0) return [`${name}\n${headOf(message)}`]
        return tests.map(({ fullName, failureMessages }) => `${name} › ${fullName}\n${headOf(failureMessages[0])}`)
      }),
    }),
  )

/** What failed in a suite of Playwright's report and the suites inside it. */
const brokenIn = ({ suites = [], specs = [] }) => [
  ...specs
    .filter(({ ok }) => !ok)
    .map(({ file, title, tests }) => {
      const messages = tests.flatMap(({ results }) => results.flatMap(({ errors }) => errors.map((one) => one.message)))
      return `${file} › ${title}\n${headOf(messages[0])}`
    }),
  ...suites.flatMap(brokenIn),
]

const playwright = () =>
  counted(
    (file) =>
      run(bin('@playwright/test/cli.js'), ['test', '--reporter=list,json'], { PLAYWRIGHT_JSON_OUTPUT_NAME: file }),
    ({ stats, errors, suites }) => ({
      passed: stats.expected + stats.flaky,
      failed: stats.unexpected + errors.length,
      skipped: stats.skipped,
      broken: [...brokenIn({ suites }), ...errors.map(({ message }) => headOf(message))],
    }),
  )

const existing = () => CODE.filter((name) => fs.existsSync(path.join(root, name)))

/** In the order in which they run: the quick ones first, and nothing needs a later one. */
export const TIERS = {
  biome: () => check(() => run(bin('@biomejs/biome/bin/biome'), ['ci', '--error-on-warnings'])),
  types: () =>
    check(
      () => run(bin('next/dist/bin/next'), ['typegen'], { NEXT_TELEMETRY_DISABLED: '1' }),
      () => run(bin('typescript-native/bin/tsc'), ['--noEmit']),
    ),
  boundaries: () =>
    check(() =>
      run(bin('dependency-cruiser/bin/dependency-cruiser.mjs'), [
        '--config',
        'tests/architecture/boundaries.cjs',
        ...existing(),
      ]),
    ),
  knip: () => check(() => run(bin('knip/bin/knip.js'), ['--no-progress'])),
  architecture: () => vitest('architecture'),
  unit: () => vitest('unit', 'component'),
  integration: () => vitest('integration', 'invariants'),
  simulation: () => vitest('simulation'),
  build: () => check(() => ensureBuilt().then(() => 0)),
  fuzz: () => vitest('fuzz'),
  faults: () => vitest('faults'),
  e2e: async () => {
    await ensureBuilt()
    await ensureChromium()
    return playwright()
  },
}

/** What `npm run check` runs: seconds, before every push. */
export const QUICK = ['biome', 'types', 'boundaries', 'knip', 'architecture']
