import 'server-only'
import { createECDH, createPrivateKey, createPublicKey, hkdfSync, type KeyObject, sign, verify } from 'node:crypto'
import * as z from 'zod'
import { env, isProduction } from '@/lib/platform/env/env'
import { callOut } from '@/lib/platform/http/outbound'
import { AppError } from '@/lib/platform/kernel/errors'
import { log } from '@/lib/platform/log/log'
import { KEYS_LIVE_MS, KEYS_LOOKUP_MIN_MS, SANDBOX_KEY_ID } from './constants'
import type { Callback } from './rules'

/** Who shows ads: the network whose keys AD_KEYS_URL names, else the sandbox; nobody in a production without keys. */
export function adNetwork(): 'network' | 'sandbox' | 'off' {
  if (env.AD_KEYS_URL) return 'network'
  return isProduction() ? 'off' : 'sandbox'
}

/** Whether the network that is configured signed this: ECDSA P-256 with SHA-256, DER, in base64url. */
export async function isSigned({ content, signature, keyId }: Callback): Promise<boolean> {
  const key = adNetwork() === 'sandbox' ? sandboxKey(keyId) : await findKey(keyId)
  if (key?.asymmetricKeyDetails?.namedCurve !== 'prime256v1') return false
  return verify('sha256', Buffer.from(content), { key, dsaEncoding: 'der' }, Buffer.from(signature, 'base64url'))
}

/** The query of a callback about `fields`, as the sandbox signs it with its own key. */
export function signAsSandbox(fields: Record<string, string>): string {
  const content = new URLSearchParams(fields).toString()
  const signature = sign('sha256', Buffer.from(content), { key: sandboxPrivateKey(), dsaEncoding: 'der' })
  return `${content}&signature=${signature.toString('base64url')}&key_id=${SANDBOX_KEY_ID}`
}

const sandboxKey = (keyId: string) => (keyId === SANDBOX_KEY_ID ? createPublicKey(sandboxPrivateKey()) : undefined)

/** The same on every instance that shares MOA_KEY_SECRET, and kept nowhere (HKDF, RFC 5869). */
function sandboxPrivateKey(): KeyObject {
  const pair = createECDH('prime256v1')
  pair.setPrivateKey(Buffer.from(hkdfSync('sha256', env.MOA_KEY_SECRET, '', 'moa/predictions/ad-sandbox', 32)))
  const point = pair.getPublicKey()
  const part = (bytes: Buffer) => bytes.toString('base64url')
  const [x, y] = [part(point.subarray(1, 33)), part(point.subarray(33))]
  return createPrivateKey({ key: { kty: 'EC', crv: 'P-256', d: part(pair.getPrivateKey()), x, y }, format: 'jwk' })
}

type KeyRing = { url: string; readAtMs: number; keys: ReadonlyMap<string, KeyObject> }
const shared = globalThis as unknown as { moaAdKeys?: KeyRing }

/** The network's public key of this id, from its key server (https://www.gstatic.com/admob/reward/verifier-keys.json). */
async function findKey(keyId: string): Promise<KeyObject | undefined> {
  const url = env.AD_KEYS_URL
  if (!url) return undefined
  const known = shared.moaAdKeys?.url === url ? shared.moaAdKeys : undefined
  const age = known ? Date.now() - known.readAtMs : Number.POSITIVE_INFINITY
  if (known && age < (known.keys.has(keyId) ? KEYS_LIVE_MS : KEYS_LOOKUP_MIN_MS)) return known.keys.get(keyId)
  shared.moaAdKeys = { url, readAtMs: Date.now(), keys: await readKeys(url) }
  return shared.moaAdKeys.keys.get(keyId)
}

const KeyList = z.object({ keys: z.array(z.object({ keyId: z.union([z.int(), z.string()]), pem: z.string() })) })

/** Throws UNAVAILABLE when the key server doesn't answer: the network then tells us again. */
async function readKeys(url: string): Promise<ReadonlyMap<string, KeyObject>> {
  try {
    const { status, body } = await callOut(url)
    if (status !== 200) throw new Error(`the key server answered ${status}`)
    return new Map(KeyList.parse(JSON.parse(body)).keys.map(({ keyId, pem }) => [String(keyId), createPublicKey(pem)]))
  } catch (cause) {
    log.warn({ err: cause }, "the ad network's keys could not be read")
    throw new AppError(
      'UNAVAILABLE',
      { detail: "The ad network's keys cannot be read right now.", retryAfterS: 60 },
      { cause },
    )
  }
}
