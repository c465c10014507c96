import 'server-only'
import { job } from '@/lib/platform/jobs/job'
import { noteAlive } from '../outages/service'
import { followPlays } from './service'

export const followingPlays = job({
  name: 'engagement.follow-plays',
  cron: '* * * * *',
  run: async () => {
    const events = await followPlays()
    const silences = await noteAlive()
    return `${events} events read, ${silences} silences noted`
  },
})
