// `npm test`: everything, from a bare clone. The last line is `N passed, N failed, N skipped`; the exit code is not 0 when
// something failed or a tier could not count. `--only=unit,e2e` runs some tiers; `--quick` those of `npm run check`.
import { ensureInstalled, runOnOwnNode } from './install.mjs'
import { onLeave, stopChildren } from './processes.mjs'

const totals = { passed: 0, failed: 0, skipped: 0 }
const rows = []
const broken = []

function report(name, counts, seconds) {
  for (const key of Object.keys(totals)) totals[key] += counts[key]
  rows.push([name, `${counts.passed} passed`, `${counts.failed} failed`, `${counts.skipped} skipped`, `${seconds} s`])
}

async function runTier(name, tier) {
  console.log(`\n── ${name}`)
  const startedMs = performance.now()
  const counts = await tier().catch((error) => {
    console.error(error.message)
    return null
  })
  const seconds = ((performance.now() - startedMs) / 1000).toFixed(1)
  const total = counts ? counts.passed + counts.failed + counts.skipped : 0
  // A tier that counted nothing has not shown anything.
  if (total === 0) console.error(`${name} produced no counts`)
  report(name, total === 0 ? { passed: 0, failed: 1, skipped: 0 } : counts, seconds)
  broken.push(...(counts?.broken ?? []).map((one) => `${name}: ${one}`))
}

/** The tiers that were asked for, with what all of them stand on in place. */
async function chosenTiers() {
  const { QUICK, TIERS } = await import('./tiers.mjs')
  const { ensureGenerated } = await import('./prisma-generate.mjs')
  await ensureGenerated()
  const only = process.argv
    .find((argument) => argument.startsWith('--only='))
    ?.slice('--only='.length)
    .split(',')
  const names = only ?? (process.argv.includes('--quick') ? QUICK : Object.keys(TIERS))
  const unknown = names.filter((name) => !TIERS[name])
  if (unknown.length > 0)
    throw new Error(`no such tier: ${unknown.join(', ')}; there are ${Object.keys(TIERS).join(', ')}`)
  return names.map((name) => [name, TIERS[name]])
}

function close() {
  // Once more at the end, where it is looked for.
  for (const one of broken) console.log(`\n✗ ${one}`)
  console.log()
  const widths = rows.reduce((all, row) => row.map((cell, index) => Math.max(cell.length, all[index] ?? 0)), [])
  for (const row of rows) console.log(row.map((cell, index) => cell.padStart(widths[index])).join('  '))
  console.log(`\n${totals.passed} passed, ${totals.failed} failed, ${totals.skipped} skipped`)
  process.exit(totals.failed === 0 && totals.passed > 0 ? 0 : 1)
}

async function main() {
  const stayed = onLeave(() => stopChildren().then(() => process.exit(1)))
  await ensureInstalled()
  stayed()
  const code = await runOnOwnNode(process.argv[1], process.argv.slice(2))
  if (code !== null) return process.exit(code)
  let left = false
  onLeave(async () => {
    left = true
    await stopChildren()
  })
  for (const [name, tier] of await chosenTiers()) {
    if (!left) await runTier(name, tier)
  }
  if (left) report('interrupted', { passed: 0, failed: 1, skipped: 0 }, 0)
  close()
}

main().catch(async (error) => {
  console.error(error.message)
  await stopChildren()
  report('setup', { passed: 0, failed: 1, skipped: 0 }, 0)
  close()
})
