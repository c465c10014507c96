import 'server-only'
import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { env } from '@/lib/platform/env/env'
import type { PastDay } from './rules'

const CIPHER = 'aes-256-gcm'
const NONCE_BYTES = 12
const TAG_BYTES = 16

const keyOf = () => Buffer.from(hkdfSync('sha256', env.MOA_KEY_SECRET, '', 'moa/predictions/practice-day', 32))

/** Text that only this product reads back (AES-256-GCM under a key of its own), in base64url. */
export function seal(text: string): string {
  const nonce = randomBytes(NONCE_BYTES)
  const cipher = createCipheriv(CIPHER, keyOf(), nonce)
  const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
  return Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString('base64url')
}

/** The text back, or null for what nobody here sealed. */
export function unseal(sealed: string): string | null {
  const bytes = Buffer.from(sealed, 'base64url')
  if (bytes.length <= NONCE_BYTES + TAG_BYTES) return null
  const decipher = createDecipheriv(CIPHER, keyOf(), bytes.subarray(0, NONCE_BYTES))
  decipher.setAuthTag(bytes.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES))
  try {
    return decipher.update(bytes.subarray(NONCE_BYTES + TAG_BYTES), undefined, 'utf8') + decipher.final('utf8')
  } catch {
    return null
  }
}

const FILE = 'node_modules/@observablehq/sample-datasets/aapl.csv'
const MICROS = 1_000_000
let days: PastDay[] | undefined

/** Real trading days of AAPL, oldest first, split-adjusted. */
export function readPastDays(): readonly PastDay[] {
  days ??= readFileSync(FILE, 'utf8')
    .trim()
    .split('\n')
    .slice(1)
    .map((row) => {
      const [tradeDate = '', , , , close] = row.split(',')
      return { tradeDate, closeMicros: Math.round(Number(close) * MICROS) }
    })
  return days
}
