import * as z from 'zod'
import { endpoint } from '@/lib/platform/kernel/endpoint'
import { Instant } from '@/lib/platform/kernel/time'
import { DIVISIONS, ZONES } from './constants'

export const Week = z
  .string()
  .regex(/^20\d\d-W(0[1-9]|[1-4]\d|5[0-3])$/)
  .meta({ id: 'Week', description: 'ISO week of the US trading dates.', example: '2026-W47' })

const Division = z.enum(DIVISIONS).meta({ id: 'Division', description: 'From the lowest to the highest.' })
export type Division = z.infer<typeof Division>

const Zone = z.enum(ZONES).meta({ description: 'Where the week leads if it ended now.' })
export type Zone = z.infer<typeof Zone>

const Score = z.int().meta({
  description: 'Hits less misses over max(30, picks), in ten-thousandths: guessing more often leads nowhere.',
})

const Row = z.object({
  place: z.int().nullable().meta({ description: 'Null for the robot, and with fewer decided picks than needed.' }),
  nickname: z.string().nullable().meta({ description: 'First character only; null for the robot.' }),
  isMe: z.boolean(),
  isRobot: z.boolean().meta({ description: 'Says O to every symbol of the week, out of competition.' }),
  picks: z.int(),
  hits: z.int(),
  score: Score,
  zone: Zone,
})
export type Row = z.infer<typeof Row>

export const League = z
  .object({
    week: Week,
    weekBefore: Week,
    weekAfter: Week.nullable(),
    fromDate: z.iso.date(),
    toDate: z.iso.date(),
    sessions: z.int().meta({ description: 'Trading days of the week.' }),
    sessionsLeft: z.int().meta({ description: 'Those whose result is still to come.' }),
    endsAt: Instant.nullable().meta({ description: 'When the last of them is judged.' }),
    isRunning: z.boolean().meta({ description: 'The week of the first session that is not judged yet.' }),
    isIn: z.boolean().meta({ description: 'Whether I take part; nobody is seen who has not asked for it.' }),
    division: Division.nullable().meta({
      description: 'Null in a week in which I have no table: a seat is taken by joining, week by week.',
    }),
    rows: z.array(Row),
    rules: z.object({
      size: z.int(),
      up: z.int().meta({ description: 'How many go up from this table as it stands; fewer in one that is not full.' }),
      down: z.int(),
      leastPicks: z.int(),
    }),
    asOf: Instant,
  })
  .meta({ id: 'League' })
export type League = z.infer<typeof League>

const LeagueChoice = z
  .object({ isIn: z.boolean(), week: Week.meta({ description: 'The week that runs.' }) })
  .meta({ id: 'LeagueChoice' })
export type LeagueChoice = z.infer<typeof LeagueChoice>

export const getLeague = endpoint({
  id: 'getLeague',
  method: 'GET',
  path: '/api/v1/ox/league',
  summary: 'My table of a week: members who want to be seen, and the robot. A new week is a new key: nothing is reset.',
  auth: 'member',
  query: z.strictObject({ week: Week.optional() }),
  responses: { 200: League },
  errors: [],
  rateLimit: { limit: 120, windowS: 60, per: 'member' },
})

export const joinLeague = endpoint({
  id: 'joinLeague',
  method: 'POST',
  path: '/api/v1/ox/league/join',
  summary: 'Take part in the weekly league and be seen there; takes my seat of the week that runs, once',
  auth: 'member',
  idempotent: true,
  body: z.strictObject({}),
  bodyOptional: true,
  responses: { 200: LeagueChoice },
  errors: [],
  rateLimit: { limit: 30, windowS: 60, per: 'member' },
})

export const leaveLeague = endpoint({
  id: 'leaveLeague',
  method: 'POST',
  path: '/api/v1/ox/league/leave',
  summary: 'Take part no more; nobody sees me in any table, of no week',
  auth: 'member',
  idempotent: true,
  body: z.strictObject({}),
  bodyOptional: true,
  responses: { 200: LeagueChoice },
  errors: [],
  rateLimit: { limit: 30, windowS: 60, per: 'member' },
})
