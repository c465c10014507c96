import { EVENT_TYPES, STREAM_SIGNALS } from '@/lib/platform/kernel/event-type'
import type { Connect } from './stream-client'

/** The stream over the browser's EventSource; it reconnects by our back-off, not by its own. */
export const connectEventSource: Connect = (url, { onEvent, onError }) => {
  const source = new EventSource(url)
  for (const type of [...STREAM_SIGNALS, ...EVENT_TYPES]) {
    source.addEventListener(type, ({ lastEventId, data }: MessageEvent<string>) =>
      onEvent({ id: lastEventId, type, data }),
    )
  }
  source.addEventListener('error', onError)
  return () => source.close()
}
