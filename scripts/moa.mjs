// `npm start`, `npm run dev`, `npm run worker`: everything from a bare clone to a running Moa, and back to nothing.
import { ensureInstalled, runOnOwnNode } from './install.mjs'
import { onLeave, stopChildren } from './processes.mjs'

const mode = process.argv[2] ?? 'start'

async function main() {
  const stayed = onLeave(() => stopChildren().then(() => process.exit(1)))
  await ensureInstalled()
  stayed()
  const code = await runOnOwnNode(process.argv[1], process.argv.slice(2))
  if (code !== null) return process.exit(code)
  const { launch } = await import('./launch.mjs')
  await launch(mode)
}

main().catch(async (error) => {
  console.error(`\n${error.message}`)
  await stopChildren()
  process.exit(1)
})
