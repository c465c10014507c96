import { AD_SLOTS_MAX, CLOCK_SKEW_MS, COOLDOWN_MS } from './constants'

/** What an ad network signed, and its signature. */
export type Callback = {
  /** The part of the query that is signed, byte for byte. */
  content: string
  signature: string
  keyId: string
  nonce: string
  transactionId: string
  userId: string | null
  /** When the ad was finished, as the network says. */
  atMs: number
}

const TAIL = /^&signature=([\w-]+={0,2})&key_id=([\w-]{1,64})$/

/**
 * A callback as AdMob forms it: everything before `&signature=` is signed, and only `signature` and `key_id` follow, in this
 * order. All values are read from the signed part. Null when it is none.
 * https://developers.google.com/admob/android/ssv
 */
export function readCallback(rawQuery: string): Callback | null {
  const end = rawQuery.indexOf('&signature=')
  const [, signature, keyId] = TAIL.exec(rawQuery.slice(end)) ?? []
  if (end < 0 || signature === undefined || keyId === undefined) return null
  const content = rawQuery.slice(0, end)
  const fields = new URLSearchParams(content)
  const nonce = fields.get('custom_data')
  const transactionId = fields.get('transaction_id')
  const timestamp = fields.get('timestamp') ?? ''
  if (!nonce || !transactionId || !/^\d{13}$/.test(timestamp)) return null
  return { content, signature, keyId, nonce, transactionId, userId: fields.get('user_id'), atMs: Number(timestamp) }
}

type Intent = { memberId: string; createdAt: Date; expiresAt: Date }

/** Whether the callback speaks of this intent while it lives, and of an ad that wasn't over before it began. */
export function isForIntent({ userId, atMs }: Callback, intent: Intent, moment: Date): boolean {
  const isTheirs = userId === null || userId === intent.memberId
  return isTheirs && moment < intent.expiresAt && atMs >= intent.createdAt.getTime() - CLOCK_SKEW_MS
}

type AdDay = { moment: Date; watched: number; lastGrantAt: Date | null }

/** When the next ad counts, or null when it does now. */
export function cooldownOf({ moment, lastGrantAt }: AdDay): Date | null {
  if (!lastGrantAt) return null
  const until = new Date(lastGrantAt.getTime() + COOLDOWN_MS)
  return until > moment ? until : null
}

/** Why an ad opens no slot now, or null. */
export function refusalOf(day: AdDay): { code: 'ADS_USED_UP' } | { code: 'AD_TOO_SOON'; retryAfterS: number } | null {
  if (day.watched >= AD_SLOTS_MAX) return { code: 'ADS_USED_UP' }
  const until = cooldownOf(day)
  return until && { code: 'AD_TOO_SOON', retryAfterS: Math.ceil((until.getTime() - day.moment.getTime()) / 1_000) }
}
