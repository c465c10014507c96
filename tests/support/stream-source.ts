import { createParser } from 'eventsource-parser'
import type { Connect, WireEvent } from '@/store/realtime/stream-client'

/** The browser's EventSource for Node: `fetch`, and the parser on its bytes. `tamper` may delay, drop or repeat. */
export function connectOver(
  base: string,
  headers: Record<string, string>,
  tamper: (event: WireEvent, deliver: (event: WireEvent) => void, cut: () => void) => void = (event, deliver) =>
    deliver(event),
): Connect {
  return (url, { onEvent, onError }) => {
    const hangUp = new AbortController()
    const { signal } = hangUp
    const cut = () => {
      if (signal.aborted) return
      hangUp.abort()
      onError()
    }
    const deliver = (event: WireEvent) => {
      if (!signal.aborted) onEvent(event)
    }
    const parser = createParser({
      onEvent: ({ id = '', event: type = 'message', data }) => tamper({ id, type, data }, deliver, cut),
    })
    read(`${base}${url}`, headers, signal, (text) => parser.feed(text)).then(cut, cut)
    return () => hangUp.abort()
  }
}

async function read(url: string, headers: Record<string, string>, signal: AbortSignal, feed: (text: string) => void) {
  const response = await fetch(url, { headers, signal })
  if (!response.ok || !response.body) return
  const decoder = new TextDecoder()
  for await (const chunk of response.body) feed(decoder.decode(chunk, { stream: true }))
}
