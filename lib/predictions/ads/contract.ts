import * as z from 'zod'
import { endpoint } from '@/lib/platform/kernel/endpoint'
import { idOf } from '@/lib/platform/kernel/id'
import { Instant } from '@/lib/platform/kernel/time'
import { Slots } from '../picks/contract'
import { TradeDate } from '../sessions/contract'

const Count = z.int().min(0)
const Nonce = idOf('adn').meta({ description: 'Of one intent; single use.' })

export const AdStatus = z
  .object({
    tradeDate: TradeDate.meta({ description: 'The session that a slot opened now would belong to.' }),
    watchedToday: Count.meta({ description: 'Slots that ads have opened for it.' }),
    max: Count,
    cooldownUntil: Instant.nullable().meta({
      description: 'The next ad counts from then on; null when it may be now.',
    }),
    canWatch: z.boolean(),
    nextDay: TradeDate.nullable().meta({
      description: 'The same session, when it does not take picks yet: the cut-off of the one before has passed.',
    }),
    isSandbox: z.boolean().meta({ description: 'No ad network is configured: ads are finished by completeSandboxAd.' }),
    slots: Slots,
    serverNow: Instant,
  })
  .meta({ id: 'AdStatus' })
export type AdStatus = z.infer<typeof AdStatus>

export const AdIntent = z
  .object({
    nonce: Nonce,
    expiresAt: Instant,
    tradeDate: TradeDate,
    ad: z
      .object({
        kind: z.enum(['sandbox', 'network']),
        customData: z.string().meta({ description: "Goes to the ad network's SDK as custom data: the nonce." }),
        userId: z.string().meta({ description: "Goes to the ad network's SDK as user id." }),
        durationS: Count.meta({ description: 'Seconds that the sandbox ad plays; 0 for a network.' }),
      })
      .meta({ description: 'What the player of the ad needs.' }),
  })
  .meta({ id: 'AdIntent' })
export type AdIntent = z.infer<typeof AdIntent>

export const AdGrant = z
  .object({
    state: z.enum(['granted', 'duplicate']).meta({ description: 'duplicate: told before, nothing was added.' }),
    tradeDate: TradeDate.meta({ description: 'The session that has the slot.' }),
  })
  .meta({ id: 'AdGrant' })
export type AdGrant = z.infer<typeof AdGrant>

export const getAdStatus = endpoint({
  id: 'getAdStatus',
  method: 'GET',
  path: '/api/v1/ads/status',
  summary: 'Whether an ad can open a slot for me now, and how many have',
  auth: 'member',
  responses: { 200: AdStatus },
  errors: ['NOT_FOUND'],
})

export const intendAd = endpoint({
  id: 'intendAd',
  method: 'POST',
  path: '/api/v1/ads/intent',
  summary: 'Say that I am about to watch an ad; the nonce binds what the ad network says of it to me',
  auth: 'member',
  idempotent: true,
  responses: { 201: AdIntent },
  errors: ['NOT_FOUND', 'AD_REFUSED', 'ADS_USED_UP', 'AD_TOO_SOON'],
  rateLimit: { limit: 6, windowS: 3_600, per: 'member' },
})

/** The names that AdMob gives them (https://developers.google.com/admob/android/ssv). Others may be added and are signed too. */
const Callback = z.object({
  ad_network: z.string().max(64).optional(),
  ad_unit: z.string().max(64).optional(),
  custom_data: Nonce,
  reward_amount: z.string().max(20).optional(),
  reward_item: z.string().max(64).optional(),
  timestamp: z
    .string()
    .regex(/^\d{13}$/)
    .meta({ description: 'When the ad was finished, milliseconds since 1970.', example: '1795242840000' }),
  transaction_id: z.string().min(1).max(200),
  user_id: z.string().max(64).optional(),
  signature: z
    .string()
    .min(1)
    .max(200)
    .meta({ description: 'ECDSA P-256 with SHA-256 in base64url over the raw query up to `&signature=`.' }),
  key_id: z.string().min(1).max(64),
})

const callback = {
  path: '/api/v1/ads/unlock',
  auth: 'public',
  query: Callback,
  responses: { 200: AdGrant },
  errors: ['AD_REFUSED', 'AD_SPENT', 'ADS_USED_UP', 'AD_TOO_SOON', 'NOT_FOUND', 'UNAVAILABLE'],
  rateLimit: { limit: 600, windowS: 60, per: 'ip' },
} as const

export const unlockSlot = endpoint({
  ...callback,
  id: 'unlockSlot',
  method: 'POST',
  summary: "The ad network's signed word that an ad was watched to its end: one slot, once",
})

export const unlockSlotByGet = endpoint({
  ...callback,
  id: 'unlockSlotByGet',
  method: 'GET',
  summary: 'The same, for networks that call by GET (AdMob does)',
})

export const completeSandboxAd = endpoint({
  id: 'completeSandboxAd',
  method: 'POST',
  path: '/api/v1/ads/sandbox/complete',
  summary: "Finish the sandbox's ad: it signs its callback and delivers it to the verifier; without a network only",
  auth: 'member',
  idempotent: true,
  body: z.strictObject({ nonce: Nonce }),
  responses: { 200: z.object({ grant: AdGrant, status: AdStatus }).meta({ id: 'SandboxAd' }) },
  errors: ['NOT_FOUND', 'AD_REFUSED', 'AD_SPENT', 'ADS_USED_UP', 'AD_TOO_SOON'],
})
