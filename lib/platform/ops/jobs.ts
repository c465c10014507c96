import 'server-only'
import { trimEvents } from '../events/retention'
import { sweepRateWindows } from '../http/rate-limit'
import { job } from '../jobs/job'
import { sweepRuns } from '../jobs/run'

export const sweepWindows = job({
  name: 'platform.sweep-rate-windows',
  cron: '*/10 * * * *',
  run: async () => `${await sweepRateWindows()} windows removed`,
})

export const trimLog = job({
  name: 'platform.trim-events',
  cron: '17 4 * * *',
  run: async () => `${await trimEvents()} events removed`,
})

export const sweepJobRuns = job({
  name: 'platform.sweep-job-runs',
  cron: '29 4 * * *',
  run: async () => `${await sweepRuns()} runs forgotten`,
})
