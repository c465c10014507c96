import 'server-only'
import { pool } from '../db/client'
import { log } from '../log/log'
import { newId } from '../random/random'
import type { Job } from './job'

/** A run that has not ended after this long is taken to be dead, and its slot may be run again. */
const DEAD_AFTER_MIN = 15
const DETAIL_MAX = 500
/** Long enough to look into what went wrong at the last month's end. */
const KEEP_DAYS = 35

type Source = 'schedule' | 'cron' | 'operator'
export type Run = { id: string; job: string; slot: string; status: 'done' | 'failed' | 'skipped'; detail: string }

/** The minute `at` lies in, as the name of a slot. */
export const slotOf = (at: Date): string => `${at.toISOString().slice(0, 16)}Z`

/**
 * Runs the job for `slot` unless that slot was done or is being done, by whichever instance; every run is recorded. A
 * failed slot may run again. Never throws: a failure is the run's status.
 */
export async function runJob(job: Job, slot: string, source: Source): Promise<Run> {
  const id = await claimSlot(job.name, slot, source)
  if (!id) return { id: '', job: job.name, slot, status: 'skipped', detail: 'this slot was taken' }
  const outcome = await job.run().then(
    (detail) => ({ status: 'done' as const, detail }),
    (error: unknown) => ({ status: 'failed' as const, detail: String(error) }),
  )
  if (outcome.status === 'failed') log.error({ job: job.name, slot, detail: outcome.detail }, 'a job failed')
  await pool().query(`update platform.job_run set status = $2, detail = $3, finished_at = now() where id = $1`, [
    id,
    outcome.status,
    outcome.detail.slice(0, DETAIL_MAX),
  ])
  return { id, job: job.name, slot, ...outcome }
}

async function claimSlot(job: string, slot: string, source: Source): Promise<string | null> {
  const { rows } = await pool().query<{ id: string }>(
    `insert into platform.job_run as run (id, job, slot, source, status) values ($1, $2, $3, $4, 'running')
     on conflict (job, slot) do update
       set id = excluded.id, status = 'running', attempt = run.attempt + 1, started_at = now(), finished_at = null
       where run.status = 'failed' or (run.status = 'running' and run.started_at < now() - make_interval(mins => $5))
     returning id`,
    [newId('run'), job, slot, source, DEAD_AFTER_MIN],
  )
  return rows[0]?.id ?? null
}

/** Forgets runs that began more than five weeks ago: two jobs tick each minute, a million rows a year. Answers how many. */
export async function sweepRuns(): Promise<number> {
  const { rowCount } = await pool().query(
    `delete from platform.job_run where started_at < now() - make_interval(days => $1)`,
    [KEEP_DAYS],
  )
  return rowCount ?? 0
}
