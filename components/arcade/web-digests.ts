import type { Digests } from '@/lib/arcade/fairness/rules'

const HMAC = { name: 'HMAC', hash: 'SHA-256' }

/** WebCrypto refuses to work on pages that came over plain HTTP from another machine. */
export const canDigest = () => typeof crypto !== 'undefined' && crypto.subtle !== undefined

/** SHA-256 and HMAC-SHA256 by the browser itself: a verification that trusts nothing the server computes. */
export const webDigests: Digests = {
  sha256: async (bytes) => new Uint8Array(await crypto.subtle.digest('SHA-256', Uint8Array.from(bytes))),
  hmac: async (key, message) => {
    const imported = await crypto.subtle.importKey('raw', Uint8Array.from(key), HMAC, false, ['sign'])
    return new Uint8Array(await crypto.subtle.sign('HMAC', imported, Uint8Array.from(message)))
  },
}
