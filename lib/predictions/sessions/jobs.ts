import 'server-only'
import { job } from '@/lib/platform/jobs/job'
import { tick } from './service'

export const tickingSessions = job({ name: 'predictions.tick', cron: '* * * * *', run: tick })
