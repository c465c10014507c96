import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'
import { db } from '@/lib/platform/db/client'
import { spoilDatabase } from '@/tests/support/database'
import vectors from '@/tests/vectors/fairness.json'

const ARGUMENTS = ['--conditions=react-server', '--import', 'tsx', 'scripts/odds.ts']

/** `npm run odds` on this file's database. */
async function printOdds(): Promise<{ code: number; text: string }> {
  const run = promisify(execFile)(process.execPath, ARGUMENTS, { env: process.env })
  return run.then(
    ({ stdout, stderr }) => ({ code: 0, text: stdout + stderr }),
    ({ code, stdout, stderr }) => ({ code, text: stdout + stderr }),
  )
}

test('the odds of every game are printed exactly, and a stored figure that its weights do not make ends with 1', async () => {
  const { code, text } = await printOdds()
  expect(code).toBe(0)
  for (const figure of [
    '249008/262144 = 15563/16384 = 94.9890 %',
    '290/300 = 29/30 = 96.6667 %',
    '9999/10100 = 99/100 = 99.0000 %',
    'return at 1000.00×',
    'pulls to an SSR, p50 / p90 62 / 67',
    ' = 48.08',
  ]) {
    expect(text).toContain(figure)
  }

  spoilDatabase()
  const { weights, pays } = vectors.config
  const changed = { weights: { ...weights, seven: weights.seven + 1, cherry: weights.cherry - 1 }, pays }
  const first = await db.paytable.findUniqueOrThrow({ where: { game_version: { game: 'slot', version: 1 } } })
  const effectiveAt = new Date(first.publishedAt.getTime() + 86_400_000)
  await db.paytable.create({ data: { ...first, config: changed, version: 2, effectiveAt } })
  const after = await printOdds()
  expect(after.code).toBe(1)
  expect(after.text).toMatch(/WRONG: slot v2: the return stored is 249008\/262144, not \d+\/262144/)
})
