import * as z from 'zod'
import { endpoint } from '@/lib/platform/kernel/endpoint'

const Count = z.int().min(0)

export const OxStreak = z
  .object({
    participation: Count.meta({ description: 'Trading sessions in a row with a pick of mine.' }),
    bestParticipation: Count,
    hits: Count.meta({ description: 'Sessions in a row, of those I picked in, whose decided picks were all right.' }),
    bestHits: Count,
    through: z.iso.date().nullable().meta({ description: 'The last session that was counted.' }),
  })
  .meta({ id: 'OxStreak' })
export type OxStreak = z.infer<typeof OxStreak>

export const getOxStreak = endpoint({
  id: 'getOxStreak',
  method: 'GET',
  path: '/api/v1/ox/streak',
  summary: 'My streaks by trading session. VOID, closures and our own outages never break one',
  auth: 'member',
  responses: { 200: OxStreak },
  errors: [],
  rateLimit: { limit: 120, windowS: 60, per: 'member' },
})
