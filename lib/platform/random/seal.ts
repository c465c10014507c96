import 'server-only'
import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto'
import { env } from '../env/env'

const CIPHER = 'aes-256-gcm'
const NONCE_BYTES = 12
const TAG_BYTES = 16
const KEY_BYTES = 32

/** A key of MOA_KEY_SECRET for one purpose (HKDF, RFC 5869): what is sealed for another can't be opened with it. */
const keyFor = (purpose: string) => Buffer.from(hkdfSync('sha256', env.MOA_KEY_SECRET, '', purpose, KEY_BYTES))

/** The text encrypted under MOA_KEY_SECRET (AES-256-GCM): nonce, tag, cipher text. */
export function seal(purpose: string, text: string): Buffer<ArrayBuffer> {
  const nonce = randomBytes(NONCE_BYTES)
  const cipher = createCipheriv(CIPHER, keyFor(purpose), nonce)
  const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
  return Buffer.concat([nonce, cipher.getAuthTag(), sealed])
}

/** The text back, or null when it was sealed for another purpose or under another MOA_KEY_SECRET, or was touched. */
export function unseal(purpose: string, sealed: Uint8Array): string | null {
  const bytes = Buffer.from(sealed)
  const decipher = createDecipheriv(CIPHER, keyFor(purpose), bytes.subarray(0, NONCE_BYTES))
  decipher.setAuthTag(bytes.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES))
  try {
    return decipher.update(bytes.subarray(NONCE_BYTES + TAG_BYTES), undefined, 'utf8') + decipher.final('utf8')
  } catch {
    return null
  }
}

/** HMAC-SHA-256 of the text under MOA_KEY_SECRET: tells whether two texts are equal without telling what they are. */
export const keyedDigest = (purpose: string, text: string): Buffer<ArrayBuffer> =>
  createHmac('sha256', keyFor(purpose)).update(text).digest() as Buffer<ArrayBuffer>
