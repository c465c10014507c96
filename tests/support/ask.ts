type RouteFunction = (
  request: Request,
  context: { params: Promise<Record<string, string | string[]>> },
) => Promise<Response>

type Asked = {
  params?: Record<string, string | string[]>
  query?: string
  body?: unknown
  headers?: Record<string, string>
  /** Idempotency-Key. */
  key?: string
}

/** Calls one function of a route file as Next would, with a JSON body; `json` is null when there is none. */
export async function ask(
  method: string,
  run: RouteFunction,
  { params = {}, query = '', body, headers, key }: Asked = {},
) {
  const request = new Request(`http://moa.test/api${query}`, {
    method,
    headers: {
      ...(body !== undefined && { 'content-type': 'application/json' }),
      ...(key !== undefined && { 'idempotency-key': key }),
      ...headers,
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  })
  const response = await run(request, { params: Promise.resolve(params) })
  const text = await response.text()
  return { status: response.status, headers: response.headers, text, json: text ? JSON.parse(text) : null }
}
