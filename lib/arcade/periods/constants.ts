export const PERIODS = ['today', 'week', 'month', 'all'] as const
