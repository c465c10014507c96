// Ends a test's database, and takes its folder away, when whoever started it died before doing so. Told the server's pid
// by message; the end of the channel is the end of the test.
import { rmSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'

const base = process.argv[2] ?? ''
let pid = 0

// Ctrl-C reaches the whole group: the guard goes last.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => {})
process.on('message', (given) => {
  pid = given as number
})
process.on('disconnect', async () => {
  try {
    process.kill(pid, 'SIGQUIT')
    await sleep(1_000)
  } catch {
    // The server has been stopped in good order.
  }
  rmSync(base, { recursive: true, force: true })
})
