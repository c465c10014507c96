import * as z from 'zod'
import { endpoint } from '../kernel/endpoint'

/**
 * The closed list of facts that reach a member's stream. Payloads are absolute state with its version, never a
 * difference, so that applying one twice or late does no harm.
 */
export const EVENT_TYPES = [
  'profile_update',
  'game_update',
  'reward_granted',
  'notification',
  'session_update',
  'purchase_update',
  'streak_update',
  'event_update',
  'settlement_update',
  'reservation_update',
] as const
export type EventType = (typeof EVENT_TYPES)[number]

/** What the stream itself says: `ready` once it is live, `resync` when the client has to read everything anew. */
export const STREAM_SIGNALS = ['ready', 'resync'] as const
export type StreamSignal = (typeof STREAM_SIGNALS)[number]

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
