// `npm run bench`: every figure of docs/performance.md, beside a baseline measured in the same run (redemptions, which mostly
// wait for a vendor, have none). Nothing passes or fails here. `npm run bench -- http` runs some of: ledger, http, streams, settlement, redemption, bundle.
import path from 'node:path'
import { ensureInstalled, runOnOwnNode } from './install.mjs'
import { onLeave, start, stopChildren } from './processes.mjs'

const BENCHES = {
  ledger: 'postings through the ledger beside pgbench TPC-B',
  http: 'hot routes beside a bare Next route handler',
  streams: 'event streams held by one process beside a bare HTTP server',
  settlement: '100,000 picks settled beside plain ledger batches',
  redemption: 'how long a redemption waits for its turn',
  bundle: 'first-load JavaScript beside an empty Next app',
}

function chosen() {
  const names = process.argv.slice(2)
  const unknown = names.filter((name) => !BENCHES[name])
  if (unknown.length > 0)
    throw new Error(`no such bench: ${unknown.join(', ')}; there are ${Object.keys(BENCHES).join(', ')}`)
  return names.length > 0 ? names : Object.keys(BENCHES)
}

async function main() {
  const names = chosen()
  const stayed = onLeave(() => stopChildren().then(() => process.exit(1)))
  await ensureInstalled()
  stayed()
  const code = await runOnOwnNode(process.argv[1], process.argv.slice(2))
  if (code !== null) return process.exit(code)
  onLeave(() => stopChildren().then(() => process.exit(1)))
  const { ensureBuilt } = await import('./build.mjs')
  await ensureBuilt()
  const root = path.resolve(import.meta.dirname, '..')
  const typeScript = ['--conditions=react-server', '--import', 'tsx']
  let failed = false
  for (const name of names) {
    console.log(`\n── ${name}: ${BENCHES[name]}`)
    const { done } = start(process.execPath, [...typeScript, `tests/load/${name}.ts`], { cwd: root })
    if ((await done) !== 0) failed = true
  }
  process.exit(failed ? 1 : 0)
}

main().catch(async (error) => {
  console.error(error.message)
  await stopChildren()
  process.exit(1)
})
