import type { StreamSignal } from '../kernel/event-type'
import { type Cursor, encodeCursor } from './cursor'

const encoder = new TextEncoder()

/** One server-sent event, encoded once for however many connections it goes to. */
export const encodeFrame = (cursor: Cursor, type: string, data: { version: number }): Uint8Array =>
  encoder.encode(`id: ${encodeCursor(cursor)}\nevent: ${type}\ndata: ${JSON.stringify(data)}\n\n`)

/** What the stream says about itself. `version` is the protocol's. */
export const encodeSignal = (cursor: Cursor, type: StreamSignal, data: object = {}): Uint8Array =>
  encodeFrame(cursor, type, { version: 1, ...data })

/** Sent at once: how long a browser waits before it reconnects by itself. */
export const encodeRetry = (ms: number): Uint8Array => encoder.encode(`retry: ${Math.round(ms)}\n\n`)

/** A comment; keeps proxies from closing an idle connection, and finds out that the client has gone. */
export const HEARTBEAT = encoder.encode(': beat\n\n')
