import 'server-only'
import { job } from '@/lib/platform/jobs/job'
import { sweepSessions } from './service'

export const sweepEndedSessions = job({
  name: 'identity.sweep-sessions',
  cron: '23 4 * * *',
  run: async () => `${await sweepSessions()} ended sessions removed`,
})
