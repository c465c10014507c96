// A throw-away, migrated PostgreSQL for tests, as a process of its own: prints `ready <url>`, and is gone (server, folder)
// when it is told to stop or when whoever started it dies.
import { migrate } from './migrate.mjs'
import { startThrowAway } from './pg.mjs'

const server = await startThrowAway('test')
let stopping
const stop = (code) => {
  stopping ??= server.stop().then(() => process.exit(code))
  return stopping
}
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => stop(0))
process.on('disconnect', () => stop(0))

try {
  await migrate(server.url)
  process.stdout.write(`ready ${server.url}\n`)
  setInterval(() => {}, 2 ** 30)
} catch (error) {
  console.error(error.message)
  stop(1)
}
