import 'server-only'
import { sweepRateWindows } from '../http/rate-limit'
import { job } from '../jobs/job'

export const sweepWindows = job({
  name: 'platform.sweep-rate-windows',
  cron: '*/10 * * * *',
  run: async () => `${await sweepRateWindows()} windows removed`,
})
