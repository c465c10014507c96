/** Before the first day of Moa: where `all` begins. */
export const FIRST_DAY = '2000-01-01'

export const PERIODS = ['today', 'week', 'month', 'all'] as const
