/** Whole parts of a probability: 1,000,000 ppm are certainty, so odds are integers all the way. */
export const PPM = 1_000_000

/** Rarest first. The order is part of the game: it assigns the numbers of a draw to rarities (see `ratesAt`). */
export const RARITIES = ['SSR', 'SR', 'R', 'N'] as const

/** Pulls of one round. The last of ten follows a rule of its own, which the odds publish. */
export const PULL_COUNTS = [1, 10] as const
export const TEN = 10

/** What can be pulled: badges drawn for Moa by `components/arcade/gacha/badge-art`. */
export const PULL_ITEMS = [
  'moa',
  'aurora',
  'moon',
  'whale',
  'comet',
  'lighthouse',
  'balloon',
  'lantern',
  'kite',
  'teacup',
  'umbrella',
  'feather',
  'leaf',
  'cloud',
  'drop',
  'pebble',
  'wave',
  'sprout',
] as const

/** What shards are exchanged for. Never pulled, so no ownership changes anybody's odds. */
export const LIMITED_ITEMS = ['compass', 'crystal', 'hourglass'] as const

export const ITEMS = [...PULL_ITEMS, ...LIMITED_ITEMS] as const

/** Asset of what duplicates become. */
export const SHARD = 'SHARD'

/** GOLD: with it ten pulls cost at most as much as ten of the dearest spins. */
export const COST_MAX = 1_000
/** A guarantee that is further away than this is none. */
export const HARD_PITY_MAX = 300
export const SHARDS_MAX = 10_000

/**
 * Steps of the exact figure of luck (SSRs × pulls × longest wait): some 10 ms of work, which the odds published first reach
 * after 1,700 pulls. Beyond that luck has evened out, and the figure costs more than it tells.
 */
export const LUCK_STEPS_MAX = 5_000_000
