import 'server-only'
import { job } from '@/lib/platform/jobs/job'
import { sweepActions as sweep } from './service'

export const sweepActions = job({
  name: 'arcade.sweep-actions',
  cron: '41 4 * * *',
  run: async () => `${await sweep()} old actions forgotten`,
})
