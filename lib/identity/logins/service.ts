import 'server-only'
import { now } from '@/lib/platform/clock/clock'
import { db, type Tx, transaction } from '@/lib/platform/db/client'
import { isProduction } from '@/lib/platform/env/env'
import type { Device } from '@/lib/platform/http/caller'
import { AppError } from '@/lib/platform/kernel/errors'
import { log } from '@/lib/platform/log/log'
import { sha256 } from '@/lib/platform/random/random'
import { isDemoCredential } from '../demo/rules'
import type { SignedIn } from '../members/contract'
import { getMember } from '../members/reads'
import { isPasswordRight } from '../passwords/adapter'
import { openFamily, tokensOf } from '../rotation/service'
import { FAILURES_FORGOTTEN_S, KNOWN_ADDRESS_DAYS } from './constants'
import { computeLockedS, countFailure } from './rules'

const DAY_MS = 24 * 3_600_000

type LogIn = { email: string; password: string; device: Device }
type Bytes = Uint8Array<ArrayBuffer>

/**
 * Checks the password and opens a session. An unknown e-mail takes as long as a known one, is counted and locked like
 * one, and answers the same. Throws CREDENTIALS_WRONG; ACCOUNT_LOCKED while the lock holds, whatever the password;
 * UNAVAILABLE when too many passwords are being checked.
 */
export async function logIn({ email, password, device }: LogIn): Promise<SignedIn> {
  const found = await db.member.findUnique({ where: { email }, select: { id: true, passwordHash: true, status: true } })
  const guardKey = await findGuardKey(email, found?.id ?? null, device)
  await refuseLocked(db, guardKey)
  const isRight = await isPasswordRight(found?.passwordHash ?? null, password)
  const isAllowed = isRight && found?.status === 'ACTIVE' && !(isProduction() && isDemoCredential(email, password))
  if (!found || !isAllowed) return refuseFailure(guardKey, found?.id ?? null)
  const { member, family } = await transaction((tx) => admitMember(tx, found.id, guardKey, device))
  return { member, tokens: await tokensOf(family) }
}

/** The lock is asked again: guesses sent all at once must not outrun the count. */
async function admitMember(tx: Tx, id: string, guardKey: Bytes, device: Device) {
  await refuseLocked(tx, guardKey)
  await tx.loginGuard.deleteMany({ where: { key: guardKey } })
  // And so is the status: a suspension that commits meanwhile ends the sessions it sees, which this one isn't among yet.
  const { count } = await tx.member.updateMany({ where: { id, status: 'ACTIVE' }, data: { lastLoginAt: now() } })
  if (count === 0) throw credentialsWrong()
  return { member: await getMember(id, tx), family: await openFamily(tx, id, device) }
}

/**
 * What failures are counted under: the account, not the address, so that many addresses share one count. Only where the
 * member has logged in from before, their address has a count of its own: strangers cannot lock them out at home.
 */
async function findGuardKey(email: string, memberId: string | null, { ip }: Device): Promise<Bytes> {
  const since = new Date(Date.now() - KNOWN_ADDRESS_DAYS * DAY_MS)
  // Asked for unknown e-mails too, so that they take as long.
  const known = await db.session.findFirst({
    where: { memberId: memberId ?? '', ip, createdAt: { gt: since } },
    select: { id: true },
  })
  return new Uint8Array(sha256(known ? `${email}\n${ip}` : email))
}

const credentialsWrong = () => new AppError('CREDENTIALS_WRONG', { detail: 'E-mail or password is wrong.' })

async function refuseLocked(tx: Pick<Tx, 'loginGuard'>, key: Bytes): Promise<void> {
  const lockedS = computeLockedS(await tx.loginGuard.findUnique({ where: { key } }), new Date())
  if (lockedS === 0) return
  const detail = 'Too many wrong passwords. Wait, then try again; open sessions are not affected.'
  throw new AppError('ACCOUNT_LOCKED', { detail, retryAfterS: lockedS })
}

async function refuseFailure(key: Bytes, memberId: string | null): Promise<never> {
  const lockedUntil = await transaction(async (tx) => {
    // Makes the row or locks the one there is; a sweep at the same moment cannot take it away between the two.
    await tx.$executeRaw`
      insert into identity.login_guard as guard (key, failures, failed_at) values (${key}, 0, now())
      on conflict (key) do update set failures = guard.failures`
    // Guesses that were under way when the lock fell don't lengthen it, and learn no more than one that came after it:
    // the right password among them is refused with the same answer.
    await refuseLocked(tx, key)
    const guard = await tx.loginGuard.findUnique({ where: { key } })
    const data = countFailure(guard, new Date())
    await tx.loginGuard.update({ where: { key }, data })
    return data.lockedUntil
  })
  if (lockedUntil) log.warn({ memberId, lockedUntil }, 'log-ins are locked after wrong passwords')
  throw credentialsWrong()
}

/** Forgets counts that no longer matter. Answers how many. */
export async function sweepGuards(): Promise<number> {
  const before = new Date(Date.now() - FAILURES_FORGOTTEN_S * 1_000)
  const { count } = await db.loginGuard.deleteMany({ where: { failedAt: { lt: before } } })
  return count
}
