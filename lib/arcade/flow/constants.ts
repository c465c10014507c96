/** Days of one chart. */
export const FLOW_DAYS_DEFAULT = 30
export const FLOW_DAYS_MAX = 90
