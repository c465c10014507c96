import 'server-only'
import type { Prisma } from '@/generated/prisma/client'
import { now } from '@/lib/platform/clock/clock'
import { db, type Tx, transaction } from '@/lib/platform/db/client'
import { isUniqueViolation } from '@/lib/platform/db/errors'
import { appendEvent } from '@/lib/platform/events/append'
import type { Device } from '@/lib/platform/http/caller'
import { AppError, type InputError } from '@/lib/platform/kernel/errors'
import { newId } from '@/lib/platform/random/random'
import { checkInvite } from '../invites/reads'
import { consumeInvite, refuseInvite } from '../invites/service'
import { hashPassword } from '../passwords/adapter'
import { findPasswordFault } from '../passwords/rules'
import { openFamily, tokensOf } from '../rotation/service'
import type { Member, Onboarding, Settings, SignedIn } from './contract'
import { getMember, toMember } from './reads'
import { canChangeOnboarding, nicknameKeyOf } from './rules'

type Person = { nickname: string; email: string; password: string }
/** What another context does for the member in the same transaction; identity knows no ledger. */
type Gift = (tx: Tx, memberId: string) => Promise<void>
type SignUp = Person & { inviteCode: string; device: Device; welcome: Gift }

/**
 * Makes a member, uses up the invite code, gives the welcome and signs them in: all in one transaction or nothing.
 * Throws INVITE_CODE_REFUSED, EMAIL_TAKEN, NICKNAME_TAKEN, INVALID_INPUT (a password anybody would guess).
 */
export async function signUp({ inviteCode, device, welcome, ...person }: SignUp): Promise<SignedIn> {
  refuseWeakPassword(person)
  await refuseEarly(person, inviteCode)
  const passwordHash = await hashPassword(person.password)
  const { member, family } = await transaction(async (tx) => {
    const id = await insertMember(tx, { ...person, passwordHash })
    await consumeInvite(tx, inviteCode, id)
    await welcome(tx, id)
    return { member: await getMember(id, tx), family: await openFamily(tx, id, device) }
  })
  return { member, tokens: await tokensOf(family) }
}

function refuseWeakPassword({ password, ...owner }: Person): void {
  const rule = findPasswordFault(password, owner)
  if (!rule) return
  const message = 'This password is among the first anybody would guess.'
  throw new AppError('INVALID_INPUT', { detail: message, errors: [{ pointer: '/body/password', rule, message }] })
}

/**
 * Refusals that are certain before the costly hash. Without a good code nobody learns which e-mails are taken. The
 * transaction decides again.
 */
async function refuseEarly(person: Person, inviteCode: string): Promise<void> {
  const { valid, reason } = await checkInvite(inviteCode)
  if (!valid) throw refuseInvite(reason ?? 'unknown')
  await refuseTaken(db, person)
}

/** Adds the member's row; a concurrent one with the same e-mail or nickname is waited for. Answers the new id. */
export async function insertMember(tx: Tx, person: NewMember): Promise<string> {
  const { nickname, email, passwordHash, roles = ['USER'] } = person
  const id = newId('usr')
  const { count } = await tx.member.createMany({
    data: [{ id, nickname, nicknameKey: nicknameKeyOf(nickname), email, passwordHash, roles, lastLoginAt: now() }],
    skipDuplicates: true,
  })
  if (count === 0) await refuseTaken(tx, person)
  if (count === 0) throw new AppError('CONFLICT', { detail: 'Somebody is signing up with the same name. Try again.' })
  return id
}

type NewMember = { nickname: string; email: string; passwordHash: string; roles?: string[] }

const EMAIL_TAKEN: InputError = { pointer: '/body/email', rule: 'taken', message: 'This e-mail has an account.' }
const NICKNAME_TAKEN: InputError = { pointer: '/body/nickname', rule: 'taken', message: 'This nickname is taken.' }

async function refuseTaken(tx: Pick<Tx, 'member'>, { email, nickname }: Pick<Person, 'email' | 'nickname'>) {
  const nicknameKey = nicknameKeyOf(nickname)
  const rows = await tx.member.findMany({
    where: { OR: [{ email }, { nicknameKey }] },
    select: { email: true, nicknameKey: true },
  })
  const isEmailTaken = rows.some((row) => row.email === email)
  const isNicknameTaken = rows.some((row) => row.nicknameKey === nicknameKey)
  const errors = [isEmailTaken && EMAIL_TAKEN, isNicknameTaken && NICKNAME_TAKEN].filter((error) => error !== false)
  if (errors.length === 0) return
  const detail = errors.map((error) => error.message).join(' ')
  throw new AppError(isEmailTaken ? 'EMAIL_TAKEN' : 'NICKNAME_TAKEN', { detail, errors })
}

/** Changes the nickname. Throws NICKNAME_TAKEN. */
export async function renameMember(id: string, nickname: string): Promise<Member> {
  try {
    return await transaction((tx) => updateMember(tx, id, { nickname, nicknameKey: nicknameKeyOf(nickname) }))
  } catch (error) {
    if (!isUniqueViolation(error)) throw error
    throw new AppError('NICKNAME_TAKEN', { detail: NICKNAME_TAKEN.message, errors: [NICKNAME_TAKEN] }, { cause: error })
  }
}

/** Changes what is given of the settings and answers them all. */
export async function updateSettings(id: string, changes: Partial<Settings>): Promise<Settings> {
  const { settings } = await transaction(async (tx) => {
    const member = await lockMember(tx, id)
    return updateMember(tx, id, { settings: { ...member.settings, ...changes } })
  })
  return settings
}

/** Keeps the member's place in the tutorial. Throws CONFLICT once it is done. */
export const updateOnboarding = (id: string, { step, status }: Onboarding): Promise<Onboarding> =>
  transaction((tx) => changeOnboarding(tx, id, { onboardingStep: step, onboardingStatus: status }))

/** Ends the tutorial as part of `tx` and gives the first reward, once in a member's life. Throws CONFLICT the next time. */
export async function completeOnboarding(tx: Tx, id: string, reward: Gift): Promise<Onboarding> {
  const onboarding = await changeOnboarding(tx, id, { onboardingStatus: 'DONE' })
  await reward(tx, id)
  return onboarding
}

async function changeOnboarding(tx: Tx, id: string, data: Prisma.MemberUpdateInput): Promise<Onboarding> {
  const member = await lockMember(tx, id)
  if (!canChangeOnboarding(member.onboarding)) throw new AppError('CONFLICT', { detail: 'The tutorial is done.' })
  return (await updateMember(tx, id, data)).onboarding
}

async function lockMember(tx: Tx, id: string): Promise<Member> {
  await tx.$executeRaw`select 1 from identity.member where id = ${id} for no key update`
  return getMember(id, tx)
}

/** Changes the row, counts its version up and tells the member's open tabs. */
export async function updateMember(tx: Tx, id: string, data: Prisma.MemberUpdateInput): Promise<Member> {
  const member = toMember(await tx.member.update({ where: { id }, data: { ...data, version: { increment: 1 } } }))
  const { version } = member
  await appendEvent(tx, { type: 'profile_update', memberId: id, key: id, version, payload: { version, member } })
  return member
}
