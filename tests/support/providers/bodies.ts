/** Closes by US date, as a source tells them. */
export type Closes = Readonly<Record<string, number | null>>

type DailyOptions = { lastRefreshed?: string; symbol?: string }

/** Alpha Vantage's TIME_SERIES_DAILY, compact. */
export function daily(closes: Closes, { lastRefreshed, symbol = 'AAPL' }: DailyOptions = {}) {
  const days = Object.keys(closes).sort().reverse()
  return {
    'Meta Data': {
      '1. Information': 'Daily Prices (open, high, low, close) and Volumes',
      '2. Symbol': symbol,
      '3. Last Refreshed': lastRefreshed ?? days[0] ?? '',
      '4. Output Size': 'Compact',
      '5. Time Zone': 'US/Eastern',
    },
    'Time Series (Daily)': Object.fromEntries(
      days.map((day) => {
        const close = (closes[day] ?? 0).toFixed(4)
        return [
          day,
          { '1. open': close, '2. high': close, '3. low': close, '4. close': close, '5. volume': '21121250' },
        ]
      }),
    ),
  }
}

/** What Alpha Vantage says instead, each with status 200. */
export const REFUSALS = {
  note: {
    Note: 'Thank you for using Alpha Vantage! Our standard API call frequency is 5 calls per minute and 500 calls per day.',
  },
  rate: (key: string) => ({
    Information: `We have detected your API key as ${key} and our standard API rate limit is 25 requests per day. Please subscribe to any of the premium plans to instantly remove all daily rate limits.`,
  }),
  premium: {
    Information:
      'Thank you for using Alpha Vantage! This is a premium endpoint. You may subscribe to any of the premium plans.',
  },
  error: { 'Error Message': 'Invalid API call. Please retry or visit the documentation for TIME_SERIES_DAILY.' },
  empty: {},
}

type Bar = { at: string; close: number | null; adjclose?: number }
type ChartOptions = {
  symbol?: string
  /** Of the last trade known. */
  marketTime?: string
  splits?: { at: string; numerator: number; denominator: number }[]
}
const seconds = (at: string) => Date.parse(at) / 1_000

/** Yahoo's chart v8 with a bar at each moment (`2026-11-20T14:30:00Z` is the opening bell in winter). */
export function chart(bars: readonly Bar[], { symbol = 'AAPL', marketTime, splits = [] }: ChartOptions = {}) {
  const closes = bars.map(({ close }) => close)
  return {
    chart: {
      result: [
        {
          meta: {
            currency: 'USD',
            symbol,
            exchangeTimezoneName: 'America/New_York',
            ...(marketTime && { regularMarketTime: seconds(marketTime) }),
            chartPreviousClose: 1,
            dataGranularity: '1d',
            gmtoffset: -18_000,
          },
          timestamp: bars.map(({ at }) => seconds(at)),
          ...(splits.length > 0 && {
            events: {
              splits: Object.fromEntries(
                splits.map(({ at, numerator, denominator }) => [
                  String(seconds(at)),
                  { date: seconds(at), numerator, denominator, splitRatio: `${numerator}:${denominator}` },
                ]),
              ),
            },
          }),
          indicators: {
            quote: [{ open: closes, high: closes, low: closes, close: closes, volume: bars.map(() => 21_121_250) }],
            adjclose: [{ adjclose: bars.map(({ close, adjclose }) => adjclose ?? close) }],
          },
        },
      ],
      error: null,
    },
  }
}

/** Yahoo's word for a symbol that it doesn't know. */
export const chartError = {
  chart: { result: null, error: { code: 'Not Found', description: 'No data found, symbol may be delisted' } },
}

/** Grouped daily: every stock of the day in one body; `at` is the end of the window. */
export const grouped = (closes: Readonly<Record<string, number>>, at: string) => ({
  queryCount: 3,
  resultsCount: Object.keys(closes).length,
  adjusted: true,
  status: 'OK',
  request_id: '6a7e466379af0a71039d60cc78e72282',
  results: Object.entries(closes).map(([T, c]) => ({ T, v: 1, vw: c, o: c, c, h: c, l: c, t: Date.parse(at), n: 1 })),
})

export const GROUPED_REFUSALS = {
  limited: {
    status: 'ERROR',
    request_id: 'a',
    error: "You've exceeded the maximum requests per minute, please wait or upgrade your subscription to continue.",
  },
  unauthorised: { status: 'NOT_AUTHORIZED', request_id: 'b', message: 'You are not entitled to this data.' },
  empty: { queryCount: 0, resultsCount: 0, adjusted: true, status: 'OK', request_id: 'c' },
}
