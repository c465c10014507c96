import * as z from 'zod'
import { endpoint } from '@/lib/platform/kernel/endpoint'
import { idOf } from '@/lib/platform/kernel/id'
import { PageQuery, pageOf } from '@/lib/platform/kernel/page'
import { line } from '@/lib/platform/kernel/text'
import { Instant } from '@/lib/platform/kernel/time'
import { ARTS, DESCRIPTION_MAX, NAME_MAX, PRICE_MAX, REASON_MAX, SKU_MAX, STOCK_CHANGE_MAX } from './constants'

const READERS = ['ADMIN', 'ADMIN_READ', 'ADMIN_AUDIT'] as const

export const RewardArt = z.enum(ARTS).meta({ id: 'RewardArt', description: 'A picture of our own, by name.' })
export type RewardArt = z.infer<typeof RewardArt>

export const Reward = z
  .object({
    id: idOf('rwd'),
    nameKo: z.string(),
    nameEn: z.string(),
    descriptionKo: z.string(),
    descriptionEn: z.string(),
    pricePoints: z.int().meta({ description: 'In POINT.' }),
    image: RewardArt,
    left: z.int().meta({ description: 'Units that nobody has and nobody is about to have.' }),
    isActive: z.boolean(),
    isDemo: z.boolean().meta({ description: 'Its voucher opens nothing outside this demo.' }),
    version: z.int(),
  })
  .meta({ id: 'Reward' })
export type Reward = z.infer<typeof Reward>

/** A reward as operators see it. */
export const StockedReward = Reward.extend({
  sku: z.string().meta({ description: 'What the voucher vendor calls it.' }),
  stock: z.object({
    total: z.int().meta({ description: 'Units put in, less those taken away: issued + reserved + free.' }),
    issued: z.int(),
    reserved: z.int(),
    free: z.int(),
  }),
  createdAt: Instant,
  changedAt: Instant,
}).meta({ id: 'StockedReward' })
export type StockedReward = z.infer<typeof StockedReward>

const params = z.strictObject({ id: idOf('rwd') })
const Sku = z
  .string()
  .regex(/^[a-z0-9][a-z0-9-]*$/)
  .max(SKU_MAX)
  .meta({ example: 'americano-demo' })
const fields = {
  nameKo: line({ max: NAME_MAX }),
  nameEn: line({ max: NAME_MAX }),
  descriptionKo: line({ max: DESCRIPTION_MAX }),
  descriptionEn: line({ max: DESCRIPTION_MAX }),
  pricePoints: z.int().min(1).max(PRICE_MAX),
  image: RewardArt,
  isActive: z.boolean(),
}

export const listCatalog = endpoint({
  id: 'listCatalog',
  method: 'GET',
  path: '/api/v1/rewards/catalog',
  summary: 'What POINT can be exchanged for now, cheapest first; sold-out rewards stay in the list with left 0',
  auth: 'member',
  responses: { 200: z.object({ items: z.array(Reward) }) },
  errors: [],
})

export const listRewards = endpoint({
  id: 'listRewards',
  method: 'GET',
  path: '/api/admin/rewards',
  summary: 'Every reward with its stock, newest first, inactive ones included',
  auth: READERS,
  query: PageQuery,
  responses: { 200: pageOf(StockedReward) },
  errors: [],
})

export const createReward = endpoint({
  id: 'createReward',
  method: 'POST',
  path: '/api/admin/rewards',
  summary: 'Add a reward. It has no stock until some is added',
  auth: ['ADMIN'],
  idempotent: true,
  body: z.strictObject({ ...fields, sku: Sku, isDemo: z.boolean().default(false) }),
  responses: { 201: StockedReward },
  errors: ['CONFLICT'],
})

export const getReward = endpoint({
  id: 'getReward',
  method: 'GET',
  path: '/api/admin/rewards/{id}',
  summary: 'One reward; the ETag goes into If-Match of an edit. Sales change its stock, not its version',
  auth: READERS,
  params,
  responses: { 200: StockedReward },
  errors: ['NOT_FOUND'],
})

export const updateReward = endpoint({
  id: 'updateReward',
  method: 'PATCH',
  path: '/api/admin/rewards/{id}',
  summary: 'Change how a reward looks, what it costs and whether it is offered; running redemptions keep their price',
  auth: ['ADMIN'],
  idempotent: true,
  ifMatch: true,
  params,
  body: z
    .strictObject(fields)
    .partial()
    .refine((body) => Object.keys(body).length > 0, { error: 'give at least one field' }),
  responses: { 200: StockedReward },
  errors: ['NOT_FOUND'],
})

export const changeStock = endpoint({
  id: 'changeStock',
  method: 'POST',
  path: '/api/admin/rewards/{id}/stock',
  summary: 'Add units, or take free ones away; what is reserved or issued is out of reach',
  auth: ['ADMIN'],
  idempotent: true,
  ifMatch: true,
  params,
  body: z.strictObject({
    change: z
      .int()
      .min(-STOCK_CHANGE_MAX)
      .max(STOCK_CHANGE_MAX)
      .refine((change) => change !== 0, { error: 'must not be 0' }),
    reason: line({ max: REASON_MAX }),
  }),
  responses: { 200: StockedReward },
  errors: ['NOT_FOUND', 'OUT_OF_STOCK'],
})
