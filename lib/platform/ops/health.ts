import 'server-only'
import { pool } from '../db/client'
import { env } from '../env/env'
import { readHorizonAgeS } from '../events/feed'
import { isSchedulerRunning } from '../jobs/scheduler'
import { log } from '../log/log'
import type { Health } from './contract'

/** A transaction older than this holds event readers back noticeably. */
const HORIZON_AGE_MAX_S = 30

type Check = Health['checks']['database']
const ok = (detail: string): Check => ({ status: 'ok', detail })
const failed = (detail: string): Check => ({ status: 'failed', detail })

/** Why a look failed is for the log: anybody may read this report, and errors name hosts and ports. */
async function check(look: () => Promise<Check>): Promise<Check> {
  return look().catch((error: unknown) => {
    log.error({ err: error }, 'a health check failed')
    return failed('cannot be read; see the log')
  })
}

async function checkMigrations(): Promise<Check> {
  const { rows } = await pool().query<{ count: number; last: string }>(
    `select count(*)::int as count, max(name) as last from public.platform_migration`,
  )
  return rows[0]?.count ? ok(`${rows[0].count} applied, last ${rows[0].last}`) : failed('none applied')
}

async function checkFeed(): Promise<Check> {
  const ageS = await readHorizonAgeS()
  return ageS <= HORIZON_AGE_MAX_S ? ok(`horizon ${ageS.toFixed(1)} s old`) : failed(`horizon ${ageS.toFixed(0)} s old`)
}

function checkScheduler(): Check {
  if (env.MOA_SCHEDULER === 'off') return { status: 'off', detail: 'MOA_SCHEDULER=off' }
  return isSchedulerRunning() ? ok('dispatching') : failed('not started')
}

/** Looks at every part once. `failed` if any part is. */
export async function readHealth(): Promise<Health> {
  const [database, migrations, feed] = await Promise.all([
    check(async () => ok((await pool().query('show server_version')).rows[0].server_version)),
    check(checkMigrations),
    check(checkFeed),
  ])
  const checks = { database, migrations, scheduler: checkScheduler(), feed }
  const status = Object.values(checks).some((one) => one.status === 'failed') ? 'failed' : 'ok'
  return { status, checks }
}
