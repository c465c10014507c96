import type { Caller, Gate } from '@/lib/platform/http/caller'
import { takeHit } from '@/lib/platform/http/rate-limit'

/** Doors that let in whoever `find` says a request comes from, and count them as identity does. */
export const gateOf = (find: (request: Request) => Caller | null): Gate => ({
  identify: async (request) => find(request),
  admit: async (named, counted) => ({
    // Whom `identify` named is the caller, whole.
    caller: named as Caller,
    hit: (counted && (await takeHit(counted))) as never,
  }),
})
