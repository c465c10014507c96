/**
 * The closed list of facts that reach a member's stream. Payloads are absolute state with its version, never a
 * difference, so that applying one twice or late does no harm.
 */
export const EVENT_TYPES = [
  'profile_update',
  'game_update',
  'limits_update',
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
