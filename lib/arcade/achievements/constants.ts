/**
 * What can be achieved, in the order of the screen. None rewards a loss, the size of a stake or the GOLD put in: what
 * counts is to have tried, come back, checked, taken care. Rewards are small against the welcome of 1,000 GOLD.
 */
export const ACHIEVEMENTS = [
  { id: 'first_slot', group: 'start', figure: 'slotRounds', target: 1, asset: 'POINT', amount: 10 },
  { id: 'first_rps', group: 'start', figure: 'rpsRounds', target: 1, asset: 'POINT', amount: 10 },
  { id: 'first_gacha', group: 'start', figure: 'gachaRounds', target: 1, asset: 'POINT', amount: 10 },
  { id: 'first_crash', group: 'start', figure: 'crashRounds', target: 1, asset: 'POINT', amount: 10 },
  { id: 'all_games', group: 'start', figure: 'games', target: 4, asset: 'GOLD', amount: 50 },
  { id: 'limit_set', group: 'care', figure: 'limits', target: 1, asset: 'GOLD', amount: 100 },
  { id: 'seed_revealed', group: 'proof', figure: 'revealedSeeds', target: 1, asset: 'POINT', amount: 30 },
  { id: 'round_verified', group: 'proof', figure: 'verifiedRounds', target: 1, asset: 'GOLD', amount: 100 },
  { id: 'days_3', group: 'days', figure: 'days', target: 3, asset: 'POINT', amount: 20 },
  { id: 'days_7', group: 'days', figure: 'days', target: 7, asset: 'GOLD', amount: 70 },
  { id: 'days_30', group: 'days', figure: 'days', target: 30, asset: 'GOLD', amount: 300 },
  { id: 'rounds_100', group: 'days', figure: 'rounds', target: 100, asset: 'POINT', amount: 50 },
  { id: 'streak_5', group: 'moments', figure: 'bestStreak', target: 5, asset: 'POINT', amount: 30 },
  { id: 'times_10', group: 'moments', figure: 'bestTimes', target: 10, asset: 'POINT', amount: 30 },
  { id: 'items_5', group: 'collection', figure: 'items', target: 5, asset: 'POINT', amount: 20 },
  { id: 'items_12', group: 'collection', figure: 'items', target: 12, asset: 'POINT', amount: 50 },
  { id: 'items_18', group: 'collection', figure: 'items', target: 18, asset: 'POINT', amount: 100 },
] as const

/** Groups in the order of the screen. */
export const ACHIEVEMENT_GROUPS = ['start', 'care', 'proof', 'days', 'moments', 'collection'] as const
