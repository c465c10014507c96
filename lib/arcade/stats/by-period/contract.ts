import * as z from 'zod'
import { endpoint } from '@/lib/platform/kernel/endpoint'
import { idOf } from '@/lib/platform/kernel/id'
import { Amount } from '@/lib/platform/kernel/money'
import { CalendarDay, Period, Span } from '../../periods/contract'
import { Game } from '../contract'

/** Two exact counts, instead of a figure that somebody rounded. `denominator` is 0 before the first round. */
const Share = z.object({ numerator: Amount, denominator: Amount }).meta({ id: 'Share' })

const Sums = z.object({
  rounds: z.int(),
  wins: z.int().meta({ description: 'Rounds that paid more than they cost.' }),
  staked: Amount.meta({ description: 'GOLD put in.' }),
  paid: Amount.meta({ description: 'GOLD paid out.' }),
})
export type Sums = z.infer<typeof Sums>

export const PeriodStats = Sums.extend({
  ...Span.shape,
  memberId: idOf('usr'),
  period: Period,
  gameType: Game.nullable().meta({ description: 'The game asked for; null for all.' }),
  net: Amount.meta({ description: 'Paid less staked, in GOLD.' }),
  winRate: Share.meta({ description: 'Wins out of rounds.' }),
  returnRate: Share.meta({ description: 'GOLD paid out of GOLD staked.' }),
  favourite: Game.nullable().meta({ description: 'The game with the most rounds.' }),
  playMs: z.int().meta({ description: 'Time at play in ms.' }),
  biggestWin: Amount.meta({ description: 'Largest payout of one winning round, 0 before the first.' }),
  bestMultiplier: z.int().meta({ description: 'Largest payout over stake of a winning round, in hundredths.' }),
  bestStreak: z.int().meta({ description: 'Most wins in a row as they stood on a day of the period.' }),
  byGame: z
    .array(Sums.extend({ game: Game }))
    .meta({ description: 'Each game of the period, in the order of screens.' }),
  byDay: z.array(Sums.extend({ day: CalendarDay })).meta({ description: 'The last 30 days, whatever the period.' }),
}).meta({ id: 'PeriodStats' })
export type PeriodStats = z.infer<typeof PeriodStats>

export const getStatsOf = endpoint({
  id: 'getStatsOf',
  method: 'GET',
  path: '/api/games/stats/{user}',
  summary: 'Figures of a period, over all games or one; for their member and for operators',
  auth: 'member',
  params: z.strictObject({ user: idOf('usr') }),
  query: z.strictObject({ game_type: Game.optional(), period: Period.default('all') }),
  responses: { 200: PeriodStats },
  errors: ['NOT_FOUND'],
})
