// `npm run ledger:verify`: proves the ledger of DATABASE_URL, or else of the embedded database.
import path from 'node:path'
import { ensureInstalled, root, runOnOwnNode } from './install.mjs'

await ensureInstalled()
const code = await runOnOwnNode(process.argv[1], process.argv.slice(2))
process.exit(code ?? (await verify()))

async function verify() {
  const { openLocalDatabase } = await import('./local-database.mjs')
  const { onLeave, start, stopChildren } = await import('./processes.mjs')
  const { runTypeScript } = await import('./seed.mjs')
  const given = process.env.DATABASE_URL
  const local = given ? null : await openLocalDatabase(path.resolve(root, process.env.MOA_DATA_DIR || '.data'))
  onLeave(() =>
    stopChildren()
      .then(() => local?.release())
      .then(() => process.exit(1)),
  )
  try {
    const env = { ...process.env, DATABASE_URL: given || local.url }
    return await start(process.execPath, runTypeScript('scripts/ledger-verify.ts'), { cwd: root, env }).done
  } finally {
    await local?.release()
  }
}
