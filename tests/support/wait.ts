import { setTimeout as sleep } from 'node:timers/promises'

/** Waits until `isTrue`; throws with `what` after `withinMs`. Answers the milliseconds it took. */
export async function waitUntil(
  isTrue: () => boolean | Promise<boolean>,
  what: string,
  withinMs = 10_000,
): Promise<number> {
  const startedMs = performance.now()
  while (!(await isTrue())) {
    if (performance.now() - startedMs > withinMs) throw new Error(`not within ${withinMs} ms: ${what}`)
    await sleep(5)
  }
  return performance.now() - startedMs
}
