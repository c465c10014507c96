import * as z from 'zod'
import { BalanceAnswer } from '@/lib/ledger/contract'
import { endpoint } from '@/lib/platform/kernel/endpoint'
import { idOf } from '@/lib/platform/kernel/id'
import { AssetCode, PositiveAmount } from '@/lib/platform/kernel/money'
import { Instant } from '@/lib/platform/kernel/time'
import { ACHIEVEMENT_GROUPS, ACHIEVEMENTS } from './constants'

export const Achievement = z
  .object({
    id: z.enum(ACHIEVEMENTS.map(({ id }) => id)),
    group: z.enum(ACHIEVEMENT_GROUPS),
    progress: z.int().meta({ description: 'Read from the figures themselves, at most the target.' }),
    target: z.int(),
    isEarned: z.boolean(),
    claimedAt: Instant.nullable(),
    reward: z.object({ asset: AssetCode, amount: PositiveAmount }),
  })
  .meta({ id: 'Achievement' })
export type Achievement = z.infer<typeof Achievement>

const AchievementList = z
  .object({
    memberId: idOf('usr'),
    items: z.array(Achievement),
    claimable: z.int().meta({ description: 'Earned and not yet claimed.' }),
    asOf: Instant,
  })
  .meta({ id: 'AchievementList' })
export type AchievementList = z.infer<typeof AchievementList>

export const listAchievements = endpoint({
  id: 'listAchievements',
  method: 'GET',
  path: '/api/games/achievements/{id}',
  summary: 'Every achievement with a member’s progress; `id` is the member. For that member and for operators',
  auth: 'member',
  params: z.strictObject({ id: idOf('usr') }),
  responses: { 200: AchievementList },
  errors: ['NOT_FOUND'],
})

const Claimed = z
  .object({ achievement: Achievement, transferId: idOf('trf'), balance: BalanceAnswer })
  .meta({ id: 'ClaimedAchievement' })
export type Claimed = z.infer<typeof Claimed>

export const claimAchievement = endpoint({
  id: 'claimAchievement',
  method: 'POST',
  path: '/api/games/achievements/{id}/claim',
  summary: 'Claim the reward of an achievement, once; `id` is the achievement',
  auth: 'member',
  idempotent: true,
  params: z.strictObject({ id: z.string().regex(/^[a-z][a-z0-9_]{1,31}$/) }),
  body: z.strictObject({}),
  bodyOptional: true,
  responses: { 200: Claimed },
  errors: ['NOT_FOUND', 'NOT_EARNED', 'ALREADY_CLAIMED', 'BALANCE_LIMIT'],
})
