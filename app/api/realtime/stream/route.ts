import { findCaller } from '@/lib/identity/sessions/service'
import { openStream } from '@/lib/platform/events/contract'
import { openMemberStream } from '@/lib/platform/events/open-stream'
import { route, routes } from '@/lib/route'

export const dynamic = 'force-dynamic'

export const { GET, POST, PUT, PATCH, DELETE } = routes(
  route(openStream, ({ caller, query, request }) =>
    openMemberStream({
      memberId: caller.memberId,
      sessionId: caller.sessionId,
      isLive: async () => (await findCaller(caller, caller.credential)) !== null,
      // A browser that reconnects by itself keeps its first address, but tells its newest position in the header.
      after: request.headers.get('last-event-id') || query.after || null,
      signal: request.signal,
    }),
  ),
)
