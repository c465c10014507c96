import 'server-only'
import { job } from '@/lib/platform/jobs/job'
import { resumeDue } from './service/advance'

export const resumeRedemptions = job({
  name: 'rewards.resume',
  cron: '* * * * *',
  run: async () => `${await resumeDue()} redemptions taken up`,
})
