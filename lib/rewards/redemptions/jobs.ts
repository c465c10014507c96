import 'server-only'
import { job } from '@/lib/platform/jobs/job'
import { checkRewards } from './reads/check'
import { resumeDue } from './service/advance'

export const resumeRedemptions = job({
  name: 'rewards.resume',
  cron: '* * * * *',
  run: async () => `${await resumeDue()} redemptions taken up`,
})

/** Fails when holds, stock or vouchers don't agree with the redemptions: the run says which, and the log with it. */
export const verifyRewards = job({
  name: 'rewards.verify',
  cron: '*/10 * * * *',
  run: async () => {
    const { isOk, checks, openRedemptions, unknown } = await checkRewards()
    if (!isOk) throw new Error(`the rewards don't add up: ${JSON.stringify(checks)}`)
    return `all of it adds up; ${openRedemptions} under way, ${unknown} of them unknown`
  },
})
