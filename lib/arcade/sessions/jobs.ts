import 'server-only'
import { job } from '@/lib/platform/jobs/job'
import { closeIdleSessions as close } from './service'

export const closeIdleSessions = job({
  name: 'arcade.close-idle-sessions',
  cron: '*/5 * * * *',
  run: async () => `${await close()} abandoned sessions closed`,
})
