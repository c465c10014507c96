import 'server-only'
import { AsyncLocalStorage } from 'node:async_hooks'

type Correlation = { requestId: string }

const storage = new AsyncLocalStorage<Correlation>()

/** Runs `work` so that everything it logs carries `requestId`. */
export const withCorrelation = <T>(requestId: string, work: () => T): T => storage.run({ requestId }, work)

/** The id of the request being answered, if any. */
export const currentRequestId = (): string | undefined => storage.getStore()?.requestId
