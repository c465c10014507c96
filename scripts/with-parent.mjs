// Preloaded into children that serve: when whoever started them is killed, they end too, instead of keeping the port.
const GRACE_MS = 10_000

process.once('disconnect', () => {
  setTimeout(() => process.exit(1), GRACE_MS).unref()
  process.kill(process.pid, 'SIGTERM')
})
