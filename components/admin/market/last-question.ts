import type { PriceFetch } from '@/lib/predictions/quotes/contract'

/** The newest question to a source about a symbol, one about all symbols at once included; `fetches` come newest first. */
export const lastQuestion = (fetches: readonly PriceFetch[], source: string, symbol: string): PriceFetch | undefined =>
  fetches.find((fetch) => fetch.source === source && (fetch.symbol === symbol || fetch.symbol === null))
