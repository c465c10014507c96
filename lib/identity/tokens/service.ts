import 'server-only'
import { db, type Tx, transaction } from '@/lib/platform/db/client'
import { env } from '@/lib/platform/env/env'
import { log } from '@/lib/platform/log/log'
import { type Claims, createKey, importPublicKey, openKey, type PrivateKey, readToken, signToken } from './adapter'
import { CHECKED_MAX, KEY_CACHE_MS, KEY_LOOKUP_MIN_MS } from './constants'
import type { PublicKey } from './contract'
import { computeNotAfter, decideRotation, type KeyAge, type KeyState } from './rules'

type VerifyingKey = Awaited<ReturnType<typeof importPublicKey>>
type KeyRing = {
  readAtMs: number
  signing: { kid: string; key: PrivateKey } | null
  verifying: ReadonlyMap<string, VerifyingKey>
  /** Tokens whose signature was found good with these keys. */
  checked: Map<string, { claims: Claims; expiresAtMs: number }>
}

const LOCK = 'identity.signing_key'
const shared = globalThis as unknown as { moaKeyRing?: KeyRing; moaKeyRingRead?: Promise<KeyRing> }

/** An access token for the session, and when it ends (ACCESS_TOKEN_TTL_S from now). */
export async function issueAccessToken(claims: Claims): Promise<{ accessToken: string; expiresAt: string }> {
  const { kid, key } = await getSigningKey()
  const expiresAt = new Date((Math.floor(Date.now() / 1_000) + env.ACCESS_TOKEN_TTL_S) * 1_000)
  return { accessToken: await signToken(claims, kid, key, expiresAt), expiresAt: expiresAt.toISOString() }
}

/**
 * Whom and which session a token names, or null unless it is one of ours that is still good. Doesn't ask the session. A
 * signature is checked once for as long as the keys are the same.
 */
export async function verifyAccessToken(token: string): Promise<Claims | null> {
  const { checked } = await getKeyRing(KEY_CACHE_MS)
  const known = checked.get(token)
  if (known) return Date.now() < known.expiresAtMs ? known.claims : null
  const read = await readToken(token, findVerifyingKey)
  if (!read) return null
  if (checked.size >= CHECKED_MAX) checked.clear()
  checked.set(token, read)
  return read.claims
}

/** The public halves of all keys whose tokens may be about, for the JWKS; the first key is made if there is none yet. */
export async function listPublicKeys(): Promise<{ keys: PublicKey[] }> {
  await getSigningKey()
  const rows = await db.signingKey.findMany({ orderBy: { createdAt: 'desc' }, select: { publicJwk: true } })
  return { keys: rows.map((row) => row.publicJwk as PublicKey) }
}

async function findVerifyingKey(kid: string): Promise<VerifyingKey | null> {
  const known = (await getKeyRing(KEY_CACHE_MS)).verifying.get(kid)
  return known ?? (await getKeyRing(KEY_LOOKUP_MIN_MS)).verifying.get(kid) ?? null
}

async function getSigningKey(): Promise<{ kid: string; key: PrivateKey }> {
  const { signing } = await getKeyRing(KEY_CACHE_MS)
  if (signing) return signing
  await replaceCurrentKey()
  const renewed = (await getKeyRing(0)).signing
  if (!renewed) throw new Error('there is no signing key that MOA_KEY_SECRET opens')
  return renewed
}

/** The keys as they were `maxAgeMs` ago at most; concurrent callers share one look. */
async function getKeyRing(maxAgeMs: number): Promise<KeyRing> {
  if (shared.moaKeyRing && Date.now() - shared.moaKeyRing.readAtMs < maxAgeMs) return shared.moaKeyRing
  shared.moaKeyRingRead ??= readKeyRing().finally(() => {
    shared.moaKeyRingRead = undefined
  })
  shared.moaKeyRing = await shared.moaKeyRingRead
  return shared.moaKeyRing
}

async function readKeyRing(): Promise<KeyRing> {
  const rows = await db.signingKey.findMany()
  const current = rows.find((row) => row.state === 'current')
  const key = current ? await openKey(current.privateKey) : null
  const verifying = await Promise.all(
    rows.map(async (row) => [row.kid, await importPublicKey(row.publicJwk as PublicKey)] as const),
  )
  return {
    readAtMs: Date.now(),
    signing: current && key ? { kid: current.kid, key } : null,
    verifying: new Map(verifying),
    checked: knownOf(verifying.map(([kid]) => kid)),
  }
}

/** What was checked with exactly these keys still holds: a `kid` never comes to name another key. */
function knownOf(kids: readonly string[]): KeyRing['checked'] {
  const last = shared.moaKeyRing
  const isSame = last?.verifying.size === kids.length && kids.every((kid) => last.verifying.has(kid))
  return isSame ? last.checked : new Map()
}

/**
 * Makes sure that there is a current key which this process can open. One sealed under a secret we no longer have goes
 * on verifying the tokens it signed.
 */
async function replaceCurrentKey(): Promise<void> {
  const fresh = await createKey()
  await transaction(async (tx) => {
    await lockKeys(tx)
    const current = await tx.signingKey.findFirst({ where: { state: 'current' } })
    if (current && (await openKey(current.privateKey))) return
    if (current) {
      log.warn({ kid: current.kid }, 'the signing key was sealed under another MOA_KEY_SECRET; a new one takes over')
      await retireKey(tx, current.kid, new Date())
    }
    await insertKey(tx, fresh, 'current', new Date())
  })
}

/**
 * One step of the rotation, as `decideRotation` says for `now`; any number of instances may call it at once, the step
 * is taken once. Says what was done.
 */
export async function rotateKeys(now: Date = new Date()): Promise<string> {
  const fresh = decideRotation(await listKeyAges(db), now).create ? await createKey() : null
  const done = await transaction(async (tx) => {
    await lockKeys(tx)
    const plan = decideRotation(await listKeyAges(tx), now)
    const { count: removed } = await tx.signingKey.deleteMany({ where: { kid: { in: plan.remove } } })
    if (plan.create && fresh) await insertKey(tx, fresh, plan.create, now)
    if (plan.promote) await promoteKey(tx, plan.promote, now)
    return { created: plan.create ?? 'none', promoted: plan.promote ?? 'none', removed }
  })
  shared.moaKeyRing = undefined
  return `created ${done.created}, promoted ${done.promoted}, removed ${done.removed}`
}

async function listKeyAges(tx: Pick<Tx, 'signingKey'>): Promise<KeyAge[]> {
  const rows = await tx.signingKey.findMany({ omit: { privateKey: true, publicJwk: true } })
  return rows.map((row) => ({ ...row, state: row.state as KeyState }))
}

async function promoteKey(tx: Tx, kid: string, now: Date): Promise<void> {
  const current = await tx.signingKey.findFirst({ where: { state: 'current' } })
  if (current) await retireKey(tx, current.kid, now)
  await tx.signingKey.update({ where: { kid }, data: { state: 'current', promotedAt: now } })
}

async function retireKey(tx: Tx, kid: string, now: Date): Promise<void> {
  const notAfter = computeNotAfter(now, env.ACCESS_TOKEN_TTL_S)
  await tx.signingKey.update({ where: { kid }, data: { state: 'previous', notAfter } })
}

type FreshKey = Awaited<ReturnType<typeof createKey>>

async function insertKey(tx: Tx, key: FreshKey, state: 'current' | 'next', now: Date): Promise<void> {
  const { publicJwk, privateKey } = key
  const promotedAt = state === 'current' ? now : null
  const data = {
    kid: publicJwk.kid,
    state,
    publicJwk,
    privateKey: new Uint8Array(privateKey),
    createdAt: now,
    promotedAt,
  }
  await tx.signingKey.create({ data })
}

/** Two instances must not both find the ring wanting. */
const lockKeys = (tx: Tx) => tx.$executeRaw`select pg_advisory_xact_lock(hashtext(${LOCK}))`
