import * as z from 'zod'
import { endpoint } from '../kernel/endpoint'

/** Payload of `session_update`: the session ended (`sessionId` null: all of them), so its streams close at once. */
export type SessionUpdate = { version: number; sessionId: string | null; state: 'ended' }

export const openStream = endpoint({
  id: 'openStream',
  method: 'GET',
  path: '/api/realtime/stream',
  summary:
    'My events as they happen. Resume with Last-Event-ID or ?after=; `ready` says the stream is live, `resync` that ' +
    'events before it are gone and state has to be read anew. Every `data` is JSON with `version`.',
  auth: 'member',
  query: z.strictObject({
    after: z.string().max(200).optional().meta({ description: 'The `id` of the last event received.' }),
  }),
  responses: { 200: z.string().meta({ description: 'Server-sent events: `id`, `event`, JSON `data`.' }) },
  produces: 'text/event-stream',
  errors: [],
  rateLimit: { limit: 120, windowS: 60, per: 'member' },
})
