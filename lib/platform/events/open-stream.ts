import 'server-only'
import { AppError } from '../kernel/errors'
import { log } from '../log/log'
import { decodeCursor, isAfter } from './cursor'
import { type FeedEvent, readBounds, readFeed } from './feed'
import { endsSession, frameOf, Hub } from './hub'
import { MemberStream, type StreamOwner } from './stream'

const REPLAY_PAGE = 200
/** A client that missed more than this reads its state anew; that is less than replaying it. */
const REPLAY_MAX = 1_000

const HEADERS = {
  'content-type': 'text/event-stream; charset=utf-8',
  'cache-control': 'no-cache, no-transform',
  'x-accel-buffering': 'no',
}

// Next evaluates modules once per bundle; shutdown has to reach the one hub that holds the connections.
const shared = globalThis as unknown as { moaHub?: Hub; moaStreamsRefused?: true }

function hub(): Hub {
  shared.moaHub ??= new Hub()
  return shared.moaHub
}

type StreamRequest = StreamOwner & {
  /** What the client says it has seen last: `Last-Event-ID` or `?after=`. */
  after: string | null
  signal: AbortSignal
}

/**
 * Opens the member's event stream: `ready`, then what happened behind `after`, then events as they are committed.
 * A cursor that nobody here wrote, that lies before what is kept or beyond what is final gets `resync` instead of a
 * replay. Throws UNAVAILABLE while the process stops, and what the database throws: a client that can't be served
 * learns it by the status.
 */
export async function openMemberStream({ after, signal, ...owner }: StreamRequest): Promise<Response> {
  if (shared.moaStreamsRefused)
    throw new AppError('UNAVAILABLE', { detail: 'This process is stopping.', retryAfterS: 1 })
  const { horizon, floor } = await readBounds()
  const given = after ? decodeCursor(after) : null
  const canResume = given !== null && !isAfter(floor, given) && !isAfter(given, horizon)
  const stream = new MemberStream(owner, canResume ? given : horizon, (closed) => {
    signal.removeEventListener('abort', onAbort)
    hub().leave(closed)
  })
  const onAbort = () => stream.close()
  signal.addEventListener('abort', onAbort)
  stream.signal('ready', { resumed: canResume, memberId: owner.memberId })
  if (after && !canResume) stream.signal('resync', { reason: given ? 'out_of_range' : 'malformed' })
  if (signal.aborted) stream.close()
  else if (canResume) void replay(stream)
  else hub().join(stream)
  return new Response(stream.body, { headers: HEADERS })
}

/** Sends what the client missed and lets the hub take over from exactly there. */
async function replay(stream: MemberStream): Promise<void> {
  try {
    for (let sent = 0, hasMore = true; hasMore && stream.isOpen; ) {
      const page = await readFeed({ after: stream.position, memberIds: [stream.memberId], limit: REPLAY_PAGE })
      for (const event of page.events) deliverPast(stream, event)
      stream.skipTo(page.next)
      sent += page.events.length
      hasMore = page.hasMore
      if (hasMore && (sent >= REPLAY_MAX || stream.isLagging)) return await startOver(stream)
    }
    hub().join(stream)
  } catch (error) {
    log.warn({ err: error }, 'a stream could not be resumed')
    stream.close()
  }
}

/** The session was live when the request came; whether an end in the past concerns it, only the session's row knows. */
function deliverPast(stream: MemberStream, event: FeedEvent): void {
  stream.deliver(event, frameOf(event))
  if (endsSession(event, stream.sessionId)) stream.checkSoon()
}

async function startOver(stream: MemberStream): Promise<void> {
  stream.skipTo((await readBounds()).horizon)
  stream.signal('resync', { reason: 'too_far_behind' })
  hub().join(stream)
}

/** Ends all connections of this process and refuses new ones: an open stream would keep the server from stopping. */
export function closeAllStreams(): void {
  shared.moaStreamsRefused = true
  shared.moaHub?.closeAll()
}

/** How many connections this process holds. */
export const countStreams = (): number => shared.moaHub?.size ?? 0
