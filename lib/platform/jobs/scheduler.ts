import 'server-only'
import { PgBoss } from 'pg-boss'
import { env } from '../env/env'
import { log } from '../log/log'
import type { Job } from './job'
import { runJob, slotOf } from './run'

const POLL_S = 2
const STOP_TIMEOUT_MS = 5_000
const RETRY = { retryLimit: 3, retryDelay: 5, retryBackoff: true } as const
const DEAD_LETTER_QUEUE = 'dead-letter'
const TIME_ZONE = 'Asia/Seoul'

const shared = globalThis as unknown as { moaScheduler?: Promise<PgBoss> }

/**
 * Starts the dispatcher in this process. Any number of processes may run it: pg-boss sends each cron minute once, and
 * our own table of runs lets each slot have one effect.
 */
export function startScheduler(jobs: readonly Job[]): Promise<PgBoss> {
  shared.moaScheduler ??= open(jobs)
  return shared.moaScheduler
}

async function open(jobs: readonly Job[]): Promise<PgBoss> {
  const boss = new PgBoss({ connectionString: env.DATABASE_URL, schema: 'jobs', max: 3 })
  boss.on('error', (error) => log.warn({ error: String(error) }, 'the scheduler lost something'))
  await boss.start()
  await boss.createQueue(DEAD_LETTER_QUEUE)
  for (const job of jobs) {
    await boss.createQueue(job.name, { ...RETRY, policy: 'short', deadLetter: DEAD_LETTER_QUEUE })
    await boss.schedule(job.name, job.cron, null, { tz: TIME_ZONE })
    await boss.work(job.name, { pollingIntervalSeconds: POLL_S, includeMetadata: true }, async ([sent]) => {
      const run = await runJob(job, slotOf(sent?.createdOn ?? new Date()), 'schedule')
      if (run.status === 'failed') throw new Error(run.detail)
    })
  }
  log.info({ jobs: jobs.length }, 'the scheduler runs')
  return boss
}

/** True once this process dispatches jobs. */
export const isSchedulerRunning = (): boolean => shared.moaScheduler !== undefined

/** Lets running jobs end (5 s at most) and stops dispatching. */
export async function stopScheduler(): Promise<void> {
  const boss = await shared.moaScheduler
  shared.moaScheduler = undefined
  await boss?.stop({ graceful: true, timeout: STOP_TIMEOUT_MS })
}
