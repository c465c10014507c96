import { expect, test } from 'vitest'
import { pool } from '@/lib/platform/db/client'
import { job } from '@/lib/platform/jobs/job'
import { runJob } from '@/lib/platform/jobs/run'
import { jobs } from '@/lib/registry'

let runs = 0
const counting = job({ name: 'test.count', cron: '* * * * *', run: async () => `run ${++runs}` })
const slots = async () =>
  (await pool().query<{ slot: string }>(`select slot from platform.job_run where job = 'test.count' order by slot`))
    .rows
const age = (slot: string, days: number) =>
  pool().query(`update platform.job_run set started_at = now() - make_interval(days => $2) where slot = $1`, [
    slot,
    days,
  ])
const sweep = () => {
  const found = jobs.find(({ name }) => name === 'platform.sweep-job-runs')
  return found?.run()
}

test('ten instances that run one slot at once have one effect', async () => {
  runs = 0
  const done = await Promise.all(Array.from({ length: 10 }, () => runJob(counting, 'one', 'schedule')))
  expect([runs, done.filter(({ status }) => status === 'done').length]).toEqual([1, 1])
})

test('a failed slot runs again, a done one does not', async () => {
  let isBroken = true
  const shaky = job({
    name: 'test.shaky',
    cron: '* * * * *',
    run: async () => {
      if (isBroken) throw new Error('not now')
      return 'fine'
    },
  })
  expect((await runJob(shaky, 'two', 'cron')).status).toBe('failed')
  isBroken = false
  expect((await runJob(shaky, 'two', 'cron')).status).toBe('done')
  expect((await runJob(shaky, 'two', 'cron')).status).toBe('skipped')
})

test('runs are forgotten after five weeks and no sooner', async () => {
  await runJob(counting, 'old', 'schedule')
  await runJob(counting, 'young', 'schedule')
  await age('old', 36)
  await age('young', 34)
  expect(await sweep()).toBe('1 runs forgotten')
  expect((await slots()).map(({ slot }) => slot)).toEqual(['one', 'young'])
})
