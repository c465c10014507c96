import 'server-only'
import { job } from '@/lib/platform/jobs/job'
import { countRounds } from './service/count'

export const watchOdds = job({
  name: 'arcade.watch-odds',
  cron: '* * * * *',
  run: async () => `${await countRounds()} events read`,
})
