import 'server-only'
import { db } from '@/lib/platform/db/client'
import type { PublicKey } from './contract'

/** The public halves of all keys whose tokens may be about, for the JWKS. */
export async function listPublicKeys(): Promise<{ keys: PublicKey[] }> {
  const rows = await db.signingKey.findMany({ orderBy: { createdAt: 'desc' }, select: { publicJwk: true } })
  return { keys: rows.map((row) => row.publicJwk as PublicKey) }
}
