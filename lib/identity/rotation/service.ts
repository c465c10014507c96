import 'server-only'
import { createHmac, hkdfSync } from 'node:crypto'
import { type Tx, transaction } from '@/lib/platform/db/client'
import { env } from '@/lib/platform/env/env'
import type { Device } from '@/lib/platform/http/caller'
import { AppError } from '@/lib/platform/kernel/errors'
import { log } from '@/lib/platform/log/log'
import { randomToken, sha256 } from '@/lib/platform/random/random'
import { SESSION_IDLE_DAYS } from '../sessions/constants'
import { endOne, openSession } from '../sessions/service'
import type { Tokens } from '../tokens/contract'
import { issueAccessToken } from '../tokens/service'
import { decideRefresh } from './rules'

type Family = { sessionId: string; memberId: string }
type Opened = Family & { refreshToken: string }
type Use = { usedAt: Date | null; supersededBy: Uint8Array | null; successorUsedAt: Date | null }

const hashOf = (refreshToken: string) => new Uint8Array(sha256(refreshToken))

/** A new session with its first refresh token; both are good once `tx` commits. */
export async function openFamily(tx: Tx, memberId: string, device: Device): Promise<Opened> {
  const sessionId = await openSession(tx, memberId, device)
  const refreshToken = randomToken()
  await tx.refreshToken.create({ data: { hash: hashOf(refreshToken), sessionId } })
  return { memberId, sessionId, refreshToken }
}

/** The tokens of a family that has been opened. Call it after the commit: it may need a connection of its own. */
export async function tokensOf({ memberId, sessionId, refreshToken }: Opened): Promise<Tokens> {
  return { ...(await issueAccessToken({ memberId, sessionId })), refreshToken }
}

/**
 * New tokens for a refresh token, which is spent by this. Presented again within the grace it yields the same
 * successor; presented later, or after the successor was used, it ends the session, since then two parties hold it.
 * Throws UNAUTHENTICATED.
 */
export async function refreshTokens(refreshToken: string): Promise<Tokens> {
  const outcome = await transaction((tx) => rotate(tx, refreshToken))
  if (!outcome) throw new AppError('UNAUTHENTICATED', { detail: 'The refresh token is not valid. Sign in again.' })
  return tokensOf(outcome)
}

async function rotate(tx: Tx, refreshToken: string): Promise<Opened | null> {
  const hash = hashOf(refreshToken)
  const family = await lockFamily(tx, hash)
  if (!family) return null
  // Read after the lock was had: a parallel refresh may have spent the token while we waited.
  const use = await readUse(tx, hash)
  const decision = decideRefresh(use, new Date())
  if (decision === 'reused') {
    log.warn({ sessionId: family.sessionId }, 'a spent refresh token was presented; its session ends')
    await endOne(tx, family.memberId, family.sessionId, 'TOKEN_REUSED')
    return null
  }
  const successor = successorOf(refreshToken)
  const successorHash = hashOf(successor)
  if (decision === 'rotate') await supersede(tx, hash, successorHash, family.sessionId)
  // Under a changed MOA_KEY_SECRET the successor can't be derived again: the client has to sign in.
  const isSame = decision === 'rotate' || Buffer.compare(successorHash, use.supersededBy ?? new Uint8Array()) === 0
  return isSame ? { ...family, refreshToken: successor } : null
}

/** The living session the token belongs to, locked so that its tokens rotate one after the other. */
async function lockFamily(tx: Tx, hash: Uint8Array): Promise<Family | null> {
  const rows = await tx.$queryRaw<Family[]>`
    select session.id as "sessionId", session.member_id as "memberId"
    from identity.refresh_token token
    join identity.session on session.id = token.session_id
    join identity.member on member.id = session.member_id
    where token.hash = ${hash} and session.revoked_at is null and session.expires_at > now()
      and session.last_seen_at > now() - make_interval(days => ${SESSION_IDLE_DAYS}::int) and member.status = 'ACTIVE'
    for no key update of session`
  return rows[0] ?? null
}

async function readUse(tx: Tx, hash: Uint8Array): Promise<Use> {
  const rows = await tx.$queryRaw<Use[]>`
    select token.used_at as "usedAt", token.superseded_by as "supersededBy", successor.used_at as "successorUsedAt"
    from identity.refresh_token token
    left join identity.refresh_token successor on successor.hash = token.superseded_by
    where token.hash = ${hash}`
  return rows[0] ?? { usedAt: null, supersededBy: null, successorUsedAt: null }
}

async function supersede(tx: Tx, hash: Uint8Array, supersededBy: Uint8Array, sessionId: string): Promise<void> {
  const now = new Date()
  await tx.refreshToken.create({ data: { hash: new Uint8Array(supersededBy), sessionId } })
  await tx.refreshToken.update({
    where: { hash: new Uint8Array(hash) },
    data: { usedAt: now, supersededBy: new Uint8Array(supersededBy) },
  })
  await tx.session.update({ where: { id: sessionId }, data: { lastSeenAt: now } })
}

/**
 * The token that follows: 256 bits that only MOA_KEY_SECRET lets one derive, so that it can be given out twice without
 * resting anywhere.
 */
function successorOf(refreshToken: string): string {
  const key = Buffer.from(hkdfSync('sha256', env.MOA_KEY_SECRET, '', 'moa/identity/refresh-successor', 32))
  return createHmac('sha256', key).update(refreshToken).digest('base64url')
}
