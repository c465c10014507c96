import 'server-only'
import { now } from '../clock/clock'
import { env } from '../env/env'
import type { Job } from '../jobs/job'
import { type Run, runJob, slotOf } from '../jobs/run'
import { AppError } from '../kernel/errors'
import { requireBearer } from './secret'

/**
 * Runs the named job for an outside scheduler, for `slot` or the current minute; a slot already done is skipped.
 * Throws UNAUTHENTICATED without CRON_SECRET as bearer, NOT_FOUND for unknown jobs.
 */
export async function runJobByName(jobs: readonly Job[], request: Request, name: string, slot?: string): Promise<Run> {
  requireBearer(request, env.CRON_SECRET)
  const job = jobs.find((one) => one.name === name)
  if (!job) throw new AppError('NOT_FOUND', { detail: 'No such job.' })
  return runJob(job, slot ?? slotOf(now()), 'cron')
}
