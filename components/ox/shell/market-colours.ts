/** The element that wears the colours of the market. */
export const OX_ROOT = 'ox'
/** Kept for the next page's first byte; without it markets are coloured as in Korea. */
export const MARKET_COOKIE = 'market'
export const MARKETS = ['kr', 'us'] as const
export type Market = (typeof MARKETS)[number]

const YEAR_S = 365 * 24 * 3_600

/** The colours in force in this browser. */
export const readMarket = (): Market => (document.getElementById(OX_ROOT)?.dataset.market === 'us' ? 'us' : 'kr')

/** Puts the colours in force and keeps them. */
export function wearMarket(market: Market): void {
  const root = document.getElementById(OX_ROOT)
  if (!root) return
  if (market === 'us') root.dataset.market = market
  else delete root.dataset.market
  // biome-ignore lint/suspicious/noDocumentCookie: CookieStore is missing on pages without TLS
  document.cookie = `${MARKET_COOKIE}=${market}; path=/; max-age=${YEAR_S}; samesite=lax`
}
