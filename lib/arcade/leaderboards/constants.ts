/** What boards rank by. None of them grows with losses, with the size of stakes or with the GOLD put in. */
export const MEASURES = ['multiplier', 'streak', 'days'] as const
