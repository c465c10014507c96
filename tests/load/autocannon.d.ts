/** The little of autocannon that is used here; the package brings no types. */
declare module 'autocannon' {
  export type Request = {
    method?: string
    body?: string
    headers?: Record<string, string>
    setupRequest?: (request: Request) => Request
  }
  type Options = { url: string; connections: number; duration: number; requests: Request[] }
  type Result = {
    requests: { average: number }
    latency: { p50: number; p99: number }
    non2xx: number
    errors: number
  }
  // biome-ignore lint/style/noDefaultExport: it is how the package exports it
  export default function autocannon(options: Options): Promise<Result>
}
