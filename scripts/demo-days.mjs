// Writes the real trading days of AAPL that the demo replays, out of the data set they are published in (ISC). Run it again
// after a new version of the package; a test holds the two against each other.
import { readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { root } from './install.mjs'

const require = createRequire(import.meta.url)

/** `2013-05-13 64.962860` of each day: the close, adjusted for splits and for nothing else. */
export function demoDays() {
  const [, ...rows] = readFileSync(require.resolve('@observablehq/sample-datasets/aapl.csv'), 'utf8').trim().split('\n')
  return rows.map((row) => row.split(',')).map(([date, _open, _high, _low, close]) => `${date} ${close}`)
}

if (process.argv[1]?.endsWith('demo-days.mjs')) {
  const file = path.join(root, 'lib/predictions/providers/constants/aapl-days.json')
  writeFileSync(file, `${JSON.stringify(demoDays(), null, 2)}\n`)
}
