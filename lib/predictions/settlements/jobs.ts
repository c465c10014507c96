import 'server-only'
import { job } from '@/lib/platform/jobs/job'
import { settleDue } from './service'

/** Finishes what a kill or a lost database interrupted, and judges held symbols again by what sources say by now. */
export const settleSessions = job({
  name: 'predictions.settle-sessions',
  cron: '* * * * *',
  run: async () => {
    const runs = await settleDue()
    return runs.map(({ tradeDate, settled, held, applied }) => `${tradeDate}: ${settled}/${held}/${applied}`).join(', ')
  },
})
