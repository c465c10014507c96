import 'server-only'
import { job } from '@/lib/platform/jobs/job'
import { sweepGuards } from './service'

export const sweepLoginGuards = job({
  name: 'identity.sweep-login-guards',
  cron: '41 * * * *',
  run: async () => `${await sweepGuards()} counts forgotten`,
})
