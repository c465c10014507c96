// The scheduled jobs alone, for when the app runs with MOA_SCHEDULER=off.
import { checkEnvironment } from '@/lib/platform/env/env'
import { startScheduler, stopScheduler } from '@/lib/platform/jobs/scheduler'
import { jobs } from '@/lib/registry'

checkEnvironment()
await startScheduler(jobs)
console.log(`The worker runs ${jobs.length} jobs. Ctrl-C stops it.`)
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => void stopScheduler().then(() => process.exit(0)))
}
