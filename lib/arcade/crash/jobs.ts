import 'server-only'
import { job } from '@/lib/platform/jobs/job'
import { settleDecidedRounds } from './service'

/** Rounds of members who left: whoever asks for a round that is over has it settled at once. */
export const settleCrashRounds = job({
  name: 'arcade.settle-crash-rounds',
  cron: '* * * * *',
  run: async () => `${await settleDecidedRounds()} rounds of crash settled`,
})
