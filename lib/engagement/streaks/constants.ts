export const STREAK_KINDS = ['DAILY_LOGIN', 'DAILY_PLAY'] as const
type Kind = (typeof STREAK_KINDS)[number]
export const STREAK_KIND_DEFAULT = 'DAILY_LOGIN'

/** A protection is earned with every week of a streak; never bought. */
export const PROTECTION_EVERY_DAYS = 7
/** More would make a streak mean nothing; fewer would not last a trip. */
export const PROTECTIONS_MAX = 2

/** Days that the preview looks ahead: to the next protection, at least. */
export const PREVIEW_DAYS = 7

type Paid = { asset: string; amount: number }
const gold = (amount: number): Paid => ({ asset: 'GOLD', amount })
const point = (amount: number): Paid => ({ asset: 'POINT', amount })

/**
 * What day n of a streak pays; the last line holds from then on. Small beside the welcome's 1,000, and the same for
 * everybody. Playing is paid in GOLD only: POINT buys goods, and no game may lead to goods. A change is a new version;
 * claims keep theirs.
 */
export const REWARD_TABLE = {
  version: 1,
  rewards: {
    DAILY_LOGIN: [[gold(20)], [gold(30)], [gold(40)], [gold(50)], [gold(60)], [gold(80)], [gold(100), point(10)]],
    DAILY_PLAY: [[gold(10)], [gold(10)], [gold(20)], [gold(20)], [gold(30)], [gold(30)], [gold(50)]],
  },
} as const satisfies { version: number; rewards: Record<Kind, readonly (readonly Paid[])[]> }

/** Why the GOLD came, in words of messages/<locale>/ledger.json. */
export const REASONS = { DAILY_LOGIN: 'streak_reward', DAILY_PLAY: 'play_streak_reward' } as const satisfies Record<
  Kind,
  string
>
