import * as z from 'zod'
import { endpoint } from '@/lib/platform/kernel/endpoint'
import { PageQuery, pageOf } from '@/lib/platform/kernel/page'
import { Instant } from '@/lib/platform/kernel/time'
import { REEL_STOPS, STAKE_MAX, STAKE_MIN } from '../slot/constants'
import { SlotConfig, SlotLine } from '../slot/contract'
import { VERSION_MAX } from './constants'

/** An exact probability or expectation, and the same as a percentage rounded to four decimals. */
export const Fraction = z
  .object({
    numerator: z.int(),
    denominator: z.int(),
    percent: z
      .string()
      .regex(/^\d+\.\d{4}$/)
      .meta({ example: '94.9890' }),
  })
  .meta({ id: 'Fraction' })
export type Fraction = z.infer<typeof Fraction>

const LineOdds = z
  .object({
    line: SlotLine,
    pays: z.int().meta({ description: 'Multiple of the stake.' }),
    odds: Fraction,
  })
  .meta({ id: 'SlotLineOdds' })
export type LineOdds = z.infer<typeof LineOdds>

/** One published version, with everything that follows from its figures. */
export const SlotOdds = z
  .object({
    game: z.literal('slot'),
    version: z.int(),
    config: SlotConfig,
    stops: z.literal(REEL_STOPS),
    stakeMin: z.literal(STAKE_MIN),
    stakeMax: z.literal(STAKE_MAX),
    rtp: Fraction.meta({ description: 'Expected payout per GOLD staked, by enumeration of every combination.' }),
    hit: Fraction.meta({ description: 'Share of spins that pay; each of them pays more than its stake.' }),
    lines: z.array(LineOdds),
    publishedAt: Instant,
    effectiveAt: Instant,
  })
  .meta({ id: 'SlotOdds' })
export type SlotOdds = z.infer<typeof SlotOdds>

/** What operators see beyond the public odds. */
export const Paytable = SlotOdds.extend({
  publishedBy: z.string(),
  isCurrent: z.boolean(),
}).meta({ id: 'Paytable' })
export type Paytable = z.infer<typeof Paytable>

export const getSlotOdds = endpoint({
  id: 'getSlotOdds',
  method: 'GET',
  path: '/api/games/slot/odds',
  summary: "The slot's paytable and exact odds: the version in force, or the one named by `version`.",
  auth: 'public',
  query: z.strictObject({ version: z.coerce.number().int().min(1).max(VERSION_MAX).optional() }),
  responses: { 200: SlotOdds },
  errors: ['NOT_FOUND'],
})

export const listPaytables = endpoint({
  id: 'listPaytables',
  method: 'GET',
  path: '/api/admin/paytables',
  summary: 'Published paytables, newest first.',
  auth: ['ADMIN', 'ADMIN_READ', 'ADMIN_AUDIT'],
  query: PageQuery,
  responses: { 200: pageOf(Paytable) },
  errors: [],
})

export const publishPaytable = endpoint({
  id: 'publishPaytable',
  method: 'POST',
  path: '/api/admin/paytables',
  summary: 'Publish the next version; refused with every reason when its odds lie outside the allowed band.',
  auth: ['ADMIN'],
  idempotent: true,
  body: z.strictObject({ game: z.literal('slot'), config: SlotConfig }),
  responses: { 201: Paytable },
  errors: ['PAYTABLE_REFUSED'],
})
