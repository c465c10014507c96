import * as z from 'zod'
import { endpoint } from '@/lib/platform/kernel/endpoint'
import { Amount } from '@/lib/platform/kernel/money'
import { Instant } from '@/lib/platform/kernel/time'
import { CalendarDay } from '../periods/contract'
import { Game } from '../stats/contract'

const Crowd = z.object({
  members: z.int().meta({ description: 'Different members.' }),
  rounds: z.int(),
})
export type Crowd = z.infer<typeof Crowd>

const RecentWin = z.object({
  game: Game,
  payout: Amount.meta({ description: 'GOLD.' }),
  multiplier: z.int().meta({ description: 'Payout over stake, in hundredths.' }),
  nickname: z
    .string()
    .nullable()
    .meta({ description: 'First character only, of members who are on leaderboards; else null.' }),
  wonAt: Instant.meta({ description: 'To the minute.' }),
})
export type RecentWin = z.infer<typeof RecentWin>

export const Pulse = z
  .object({
    day: CalendarDay,
    today: Crowd.nullable().meta({ description: 'All games since midnight in Korea; null below 5 members.' }),
    popular: z
      .array(Crowd.extend({ game: Game }))
      .meta({ description: 'Games by their members today; those with fewer than 5 are left out.' }),
    recentWins: z
      .array(RecentWin)
      .meta({ description: 'Newest wins of the last 24 hours; empty while fewer than 5 members have one.' }),
    asOf: Instant.meta({ description: 'When this was counted, at most 30 s ago.' }),
  })
  .meta({ id: 'Pulse' })
export type Pulse = z.infer<typeof Pulse>

export const getPulse = endpoint({
  id: 'getPulse',
  method: 'GET',
  path: '/api/games/pulse',
  summary: 'What goes on in the Arcade, in true counts that identify nobody',
  auth: 'member',
  responses: { 200: Pulse },
  errors: [],
})
