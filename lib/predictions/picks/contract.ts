import * as z from 'zod'
import { endpoint } from '@/lib/platform/kernel/endpoint'
import { idOf } from '@/lib/platform/kernel/id'
import { PageQuery, pageOf } from '@/lib/platform/kernel/page'
import { Instant } from '@/lib/platform/kernel/time'
import { TradeDate } from '../sessions/contract'
import { StockSymbol } from '../universe/contract'
import { CONFIDENCES, PICK_STATES, SIDES } from './constants'

export const Side = z.enum(SIDES).meta({ id: 'PickSide' })
export const PickState = z.enum(PICK_STATES).meta({
  id: 'PickState',
  description: 'OPEN until it is settled; CANCELLED: taken back by the member; VOID: the day decided nothing.',
})
export const Confidence = z.literal(CONFIDENCES).meta({ description: 'How sure the member says to be, in percent.' })

const Count = z.int().min(0)

export const Pick = z
  .object({
    id: idOf('prd'),
    tradeDate: TradeDate,
    symbol: StockSymbol,
    side: Side,
    confidence: Confidence.nullable(),
    state: PickState,
    points: Count.nullable().meta({ description: 'POINT it is awarded; null until it is settled.' }),
    settlementVersion: z.int().nullable().meta({ description: 'The settlement that decided it; null until then.' }),
    version: z.int(),
    pickedAt: Instant,
    changedAt: Instant,
  })
  .meta({ id: 'Pick' })
export type Pick = z.infer<typeof Pick>

export const Slots = z
  .object({
    base: Count.meta({ description: 'What everybody has.' }),
    ad: Count.meta({ description: 'Opened by ads.' }),
    used: Count,
    left: Count,
  })
  .meta({ id: 'PickSlots' })
export type Slots = z.infer<typeof Slots>

export const PickReceipt = z
  .object({
    pick: Pick,
    slots: Slots,
    version: Count.meta({ description: "Of my day: rises with each pick and slot; the day's events carry it too." }),
  })
  .meta({ id: 'PickReceipt' })
export type PickReceipt = z.infer<typeof PickReceipt>

export const MyDay = z
  .object({
    tradeDate: TradeDate,
    slots: Slots,
    version: Count.meta({ description: 'Rises with each pick and slot; 0 before the first.' }),
    picks: z.array(Pick).meta({ description: 'Those that stand, in the order of the list.' }),
  })
  .meta({ id: 'MyPickDay' })
export type MyDay = z.infer<typeof MyDay>

const VOID_REASONS = ['tie', 'no_trade', 'no_close', 'closed', 'operator'] as const
const Micros = z.int().nullable()

export const PickRecord = z
  .object({
    pick: Pick,
    nameKo: z.string(),
    nameEn: z.string(),
    outcome: z
      .enum(['UP', 'DOWN', 'VOID'])
      .nullable()
      .meta({ description: 'What the symbol did; null until settled.' }),
    voidReason: z.enum(VOID_REASONS).nullable(),
    previousClose: Micros.meta({
      description: 'Of the session before, adjusted for splits, in millionths of a dollar.',
    }),
    close: Micros.meta({ description: 'Official close of the day, in millionths of a dollar.' }),
    pays: z.int().nullable().meta({ description: 'POINT for this side if it is right; null until the cut-off.' }),
    points: Count.nullable().meta({ description: 'POINT it is awarded; null until settled.' }),
    settlementVersion: z.int().nullable().meta({ description: 'Above 1: the result was corrected.' }),
  })
  .meta({ id: 'PickRecord' })
export type PickRecord = z.infer<typeof PickRecord>

const ofSymbol = {
  path: '/api/v1/predictions/{symbol}',
  auth: 'member',
  idempotent: true,
  lane: true,
  params: z.strictObject({ symbol: StockSymbol }),
  rateLimit: { limit: 10, windowS: 60, per: 'member' },
} as const
const ForDay = {
  tradeDate: TradeDate.optional().meta({
    description: 'The session that is meant; refused unless it takes picks now. Without it: the one that does.',
  }),
}

export const createPick = endpoint({
  ...ofSymbol,
  id: 'createPick',
  method: 'POST',
  summary: 'Say UP or DOWN for a symbol of the session that takes picks now; uses a slot',
  body: z.strictObject({ side: Side, confidence: Confidence.nullable().default(null), ...ForDay }),
  responses: { 201: PickReceipt },
  errors: ['NOT_FOUND', 'PICKS_CLOSED', 'ALREADY_PICKED', 'SLOTS_USED_UP'],
})

export const changePick = endpoint({
  ...ofSymbol,
  id: 'changePick',
  method: 'PATCH',
  summary: 'Change my word on a symbol before the cut-off; the slot stays used',
  body: z
    .strictObject({ side: Side.optional(), confidence: Confidence.nullable().optional(), ...ForDay })
    .refine(({ side, confidence }) => side !== undefined || confidence !== undefined, { error: 'nothing to change' }),
  responses: { 200: PickReceipt },
  errors: ['NOT_FOUND', 'PICKS_CLOSED'],
})

export const cancelPick = endpoint({
  ...ofSymbol,
  id: 'cancelPick',
  method: 'DELETE',
  summary: 'Take my word on a symbol back before the cut-off; the slot is free again',
  query: z.strictObject(ForDay),
  responses: { 200: PickReceipt },
  errors: ['NOT_FOUND', 'PICKS_CLOSED'],
})

export const getMyDay = endpoint({
  id: 'getMyDay',
  method: 'GET',
  path: '/api/v1/predictions/today',
  summary: 'My picks and slots of the session that /api/v1/session/today answers, or of the day that is named',
  auth: 'member',
  query: z.strictObject({ tradeDate: TradeDate.optional() }),
  responses: { 200: MyDay },
  errors: ['NOT_FOUND'],
})

export const listPicks = endpoint({
  id: 'listPicks',
  method: 'GET',
  path: '/api/v1/predictions',
  summary: 'My picks with what became of them, newest day first; those taken back only when asked for',
  auth: 'member',
  query: PageQuery.extend({ tradeDate: TradeDate.optional(), state: PickState.optional() }),
  responses: { 200: pageOf(PickRecord) },
  errors: [],
})
