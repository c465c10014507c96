import { EventSourceParserStream } from 'eventsource-parser/stream'

export type Heard = { event: string; id: string; data: Record<string, unknown>; atMs: number }

/** A member's open stream; `until` resolves with the first event that fits, heard already or still to come. */
export type Listener = {
  heard: readonly Heard[]
  until: (fits: (heard: Heard) => boolean, deadlineMs: number) => Promise<Heard>
  /** Resolves when the server has ended the stream. */
  ended: Promise<void>
  stop: () => void
}

export async function listen(url: string, token: string): Promise<Listener> {
  const controller = new AbortController()
  const response = await fetch(`${url}/api/realtime/stream`, {
    headers: { authorization: `Bearer ${token}`, accept: 'text/event-stream' },
    signal: controller.signal,
  })
  if (!response.ok || !response.body) throw new Error(`the stream answered ${response.status} ${await response.text()}`)
  const heard: Heard[] = []
  const waiting = new Set<() => void>()
  const events = response.body.pipeThrough(new TextDecoderStream()).pipeThrough(new EventSourceParserStream())
  const read = async () => {
    for await (const { event = 'message', id = '', data } of events) {
      heard.push({ event, id, data: JSON.parse(data) as Record<string, unknown>, atMs: performance.now() })
      for (const look of waiting) look()
    }
  }
  const until: Listener['until'] = (fits, deadlineMs) =>
    new Promise((found, failed) => {
      const look = () => {
        const fitting = heard.find(fits)
        if (!fitting) return
        clearTimeout(timer)
        waiting.delete(look)
        found(fitting)
      }
      const timer = setTimeout(() => {
        waiting.delete(look)
        failed(
          new Error(
            `not heard within ${deadlineMs} ms; heard ${heard.map(({ event }) => event).join(', ') || 'nothing'}`,
          ),
        )
      }, deadlineMs)
      waiting.add(look)
      look()
    })
  // A stream that we cut ourselves ends with an error, one that the server ends without.
  return { heard, until, ended: read().catch(() => {}), stop: () => controller.abort() }
}
