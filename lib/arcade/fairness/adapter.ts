import 'server-only'
import { createHash, createHmac } from 'node:crypto'
import type { Digests } from './rules'

/** SHA-256 and HMAC-SHA256 (FIPS 180-4, RFC 2104) by node:crypto: synchronous, so a spin waits for no thread. */
export const serverDigests: Digests = {
  sha256: (bytes) => createHash('sha256').update(bytes).digest(),
  hmac: (key, message) => createHmac('sha256', key).update(message).digest(),
}
