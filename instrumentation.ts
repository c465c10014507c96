/** Runs once in each server process, before the first request. */
export async function register() {
  if (process.env.NEXT_RUNTIME !== 'nodejs') return
  const { startProcess } = await import('./lib/platform/ops/process')
  const { jobs } = await import('./lib/registry')
  await startProcess(jobs)
}
