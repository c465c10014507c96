/** Days that the charts show. */
export const CHART_DAYS = 30
