import 'server-only'
import { followClock, setClock } from '../clock/clock'
import { checkEnvironment, env } from '../env/env'
import { readHorizonAgeS } from '../events/feed'
import { closeAllStreams, countStreams } from '../events/open-stream'
import { startNotifier } from '../events/wake'
import type { Job } from '../jobs/job'
import { startScheduler, stopScheduler } from '../jobs/scheduler'
import { log } from '../log/log'
import { registerGauge } from '../metrics/metrics'
import { guardEdge } from './edge'

/**
 * Starts what runs beside the requests, and ends it on SIGTERM and SIGINT so that the process can leave. When that fails
 * the process ends with code 1: Next would stay and answer 500 to everything.
 */
export async function startProcess(jobs: readonly Job[]): Promise<void> {
  await boot(jobs).catch((error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : error}\n`)
    process.exit(1)
  })
}

async function boot(jobs: readonly Job[]): Promise<void> {
  checkEnvironment()
  guardEdge()
  registerGauge('moa_feed_horizon_age_seconds', 'How long the oldest writer has held the feed back', readHorizonAgeS)
  registerGauge('moa_streams', 'Open member streams', countStreams)
  startNotifier()
  stopOnSignal()
  await (env.MOA_CLOCK ? setClock(env.MOA_CLOCK) : followClock())
  // Requests are served while the dispatcher comes up; /health tells when it has.
  if (env.MOA_SCHEDULER === 'on')
    startScheduler(jobs).catch((error: unknown) => log.error({ err: error }, 'the scheduler did not start'))
}

function stopOnSignal(): void {
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.once(signal, () => {
      // An open stream would keep the server alive until its reader leaves.
      closeAllStreams()
      void stopScheduler()
    })
  }
}
